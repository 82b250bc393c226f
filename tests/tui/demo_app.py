"""The desk on a demo center, for pictures: on the store that `JOBPLUS_STORE` names, else on a small one of its own."""

import os
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Final

from jobplus_core.clock import KST
from jobplus_core.db.location import STORE_VARIABLE, locate
from jobplus_core.demo.build import build_demo
from jobplus_tui.app import DeskApp
from jobplus_tui.desk import Desk

TODAY: Final = date(2026, 11, 20)


def desk() -> DeskApp:
    """Return the desk as a demo opens it, at two in the afternoon of the demo's last day."""
    place = os.environ.get(STORE_VARIABLE)
    if place is None:
        place = str(Path(tempfile.mkdtemp()) / "demo.db")
        build_demo(locate(place), scale="small", seed=1, today=TODAY)
    session = Desk(place, clock=lambda: datetime(TODAY.year, TODAY.month, TODAY.day, 14, 5, tzinfo=KST), name="picture")
    return DeskApp(session, signed_in=session.sign_in_demo(), now=lambda: session.now)
