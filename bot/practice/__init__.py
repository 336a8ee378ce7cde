"""The practice room: a pretend Telegram on this machine, to try, to rehearse and to test against."""
