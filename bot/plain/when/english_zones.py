"""Places whose time people in UK groups name: "3pm Dublin time"."""

# Where the members of UK groups call in from.
_ZONES = {
    "Europe/London": ("uk", "london", "british", "scottish"),
    "Europe/Dublin": ("dublin", "irish"),
    "Europe/Paris": ("paris", "french", "brussels", "european", "central european"),
    "Europe/Berlin": ("berlin", "german"),
    "Europe/Madrid": ("madrid", "spanish"),
    "Europe/Rome": ("rome", "italian"),
    "Europe/Warsaw": ("warsaw", "polish"),
    "Europe/Bucharest": ("bucharest", "romanian"),
    "Europe/Kyiv": ("kyiv", "ukrainian"),
    "America/New_York": ("new york", "us eastern", "eastern"),
    "Africa/Lagos": ("lagos", "nigerian"),
    "Asia/Kolkata": ("indian", "india", "delhi"),
    "Asia/Karachi": ("pakistan", "karachi"),
    "Australia/Sydney": ("sydney",),
}
ZONE_PHRASES = {f"{place} time": ("zone", (zone,)) for zone, places in _ZONES.items() for place in places}
