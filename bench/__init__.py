"""Figures to hold the promises of the design against; printed, never asserted in tests."""
