"""Which HERMES_HOME a request means."""
import os
import re
from pathlib import Path

from .refused import Refused

PROFILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")
MARKS_OF_A_HOME = ("config.yaml", ".env", "state.db")


def own_home():
    try:
        from hermes_constants import get_hermes_home

        return Path(get_hermes_home())
    except Exception:
        return Path(os.environ.get("HERMES_HOME") or Path.home() / ".hermes")


def home_of(profile):
    """The home of a profile of this Hermes; without a name, the dashboard's own."""
    own = own_home()
    if not profile:
        return own
    root = own.parent.parent if own.parent.name == "profiles" else own
    if profile == "default":
        return root
    profiles = root / "profiles"
    home = profiles / profile
    exists = (
        PROFILE.fullmatch(profile)
        and not (profiles / ".deleted" / profile).exists()
        and any((home / mark).exists() for mark in MARKS_OF_A_HOME)
    )
    if not exists:
        raise Refused(404, "no_profile", "This Hermes has no profile of that name.")
    return home
