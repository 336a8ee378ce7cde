"""How a conversation works, with no I/O: events come in, a flow runs, effects go out."""
