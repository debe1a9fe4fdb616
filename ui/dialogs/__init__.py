"""The small windows that ask or say one thing."""
