"""The anonymous channel: sealed envelopes, receipts, release, and the attacker that tests them."""
