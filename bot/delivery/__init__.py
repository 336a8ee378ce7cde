"""What comes in and what goes out: intake, outbox, timers."""
