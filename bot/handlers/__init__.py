"""Telegram, through a framework: the port and its adapters."""
