"""The terminal that the desk's tests draw for: true color, and frames as fast as they come."""

import os

from jobplus_tui.terminal.environment import prepare_environment

prepare_environment()
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_FPS="1000")
os.environ.pop("NO_COLOR", None)
