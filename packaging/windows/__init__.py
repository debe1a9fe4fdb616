"""The Windows artefacts: the files of the program, its installer and its portable zip."""
