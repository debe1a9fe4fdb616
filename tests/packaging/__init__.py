"""Tests of the built artefacts; run by their path only (``make test-installer``)."""
