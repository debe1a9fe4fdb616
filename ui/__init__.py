"""The window: Qt widgets that show what the core computes and report what the manager does."""
