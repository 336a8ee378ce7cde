"""The programs that are measured side by side, each in a process of its own.

A contender is an async context manager that gives `take(updates)`: handle these updates
of different people, as this program would, and return when all are done. `nowhere` stands
where the network would be, for every one of them.
"""
