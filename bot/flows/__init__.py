"""The conversations, one file each: what is said, what can be pressed, where it leads."""
