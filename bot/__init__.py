"""Heard: people who share their lived experience are asked well, answer safely, and hear what happened."""

__version__ = "0.1.0"
