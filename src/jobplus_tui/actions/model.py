"""What an action and a screen are, and where actions act."""

from enum import Enum
from typing import NamedTuple


class Area(Enum):
    """Where an action acts: the whole desk, one screen, or one kind of widget."""

    APP = "app"
    LIST = "list"
    FORM = "form"
    SIGN_IN = "sign_in"
    TODAY = "today"
    SEEKERS = "seekers"
    SEEKER_IMPORT = "seeker_import"
    POSTING_IMPORT = "posting_import"
    IMPORT_HISTORY = "import_history"
    OCCUPATION_WORDS = "occupation_words"
    INTAKE = "intake"
    RECORD = "record"
    CONFLICT = "conflict"
    MERGE = "merge"
    SESSION = "session"
    MATCHING = "matching"
    WEIGHTS = "weights"
    REFERRALS = "referrals"
    FOLLOW_UPS = "follow_ups"
    POSTINGS = "postings"
    POSTING = "posting"
    LADDER = "ladder"
    MAP = "map"
    EVENTS = "events"
    HIRE = "hire"
    POSTING_FORM = "posting_form"
    EMPLOYERS = "employers"
    EMPLOYER = "employer"
    EMPLOYER_FORM = "employer_form"
    RESULTS = "results"
    EVALUATION = "evaluation"


class Action(NamedTuple):
    """One thing a counselor can do by a key.

    Attributes:
        id: Area and name, such as `seekers.new`.
        key: The primary key, in Textual's name.
        label: Message id of the word beside the key, a verb of the office of at most six syllables.
        help: Message id of the sentence that explains it.
        also: Further keys; a letter among them gets its 두벌식 twin.
        footer: Place in the footer, 1 first; 0 keeps it to the border of its panel and to F1.
        priority: Whether the key acts before the focused field sees it.
        palette: Whether the command palette offers it.
        argument: What the handler is called with.
    """

    id: str
    key: str
    label: str
    help: str
    also: tuple[str, ...] = ()
    footer: int = 0
    priority: bool = False
    palette: bool = True
    argument: str | None = None

    @property
    def area(self) -> Area:
        """Where the action acts."""
        return Area(self.id.partition(".")[0])

    @property
    def name(self) -> str:
        """The handler's name behind `action_`."""
        return self.id.partition(".")[2].partition(":")[0]

    @property
    def run(self) -> tuple[str, ...]:
        """All keys of an action whose keys are a run of digits, `1` to `7`; nothing for any other."""
        keys = (self.key, *self.also)
        return keys if len(keys) > 1 and all(key.isdigit() for key in keys) else ()

    @property
    def call(self) -> str:
        """The action as Textual calls it."""
        return self.name if self.argument is None else f"{self.name}('{self.argument}')"


class ScreenSpec(NamedTuple):
    """A screen that has a tab.

    Attributes:
        id: The screen's id, also the value of its area.
        module: Where the screen's class stands, imported when it is first opened.
        name: The class.
        title: Message id of the tab.
        f_key: The function key of the tab, in Textual's name.
        digit: The digit of the tab, while no field has the focus.
        help: Message id of what a person does there.
    """

    id: str
    module: str
    name: str
    title: str
    f_key: str
    digit: str
    help: str
