"""Reading the manager's own contract: extract (child process) → zones → passages → entries."""
