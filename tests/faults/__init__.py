"""Harnesses: kills, power cuts, disks that fail, damage, leaks, hostile files; short or long."""
