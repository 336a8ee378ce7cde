"""The attacker: what somebody with full copies of everything could find out.

A promise that nobody attacked is a hope. So this builds installations with made-up
people on the same engine, takes copies of them as a thief or a curious host would, and
tries to name who wrote. Each attack is first shown a leak that was planted for it: one
that finds nothing there is blind, and proves nothing (design/anonymity.md, "Attacked").

    ground ── twin (people, phones) ── copies ── evidence ── attacks ── chance ── report
"""
