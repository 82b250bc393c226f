"""Opening the weights over a ranking, and saving what a lead made of them or of what outcomes propose."""

import secrets
from collections.abc import Callable

from jobplus_core.errors import Refusal
from jobplus_tui.desk.matching_proposal import Decision
from jobplus_tui.desk.matching_rows import Step, Subject
from jobplus_tui.desk.matching_weights import NewWeights, WeightsDesk, WeightsPage
from jobplus_tui.dialogs.weights import WeightsDialog
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen


class Weighing:
    """Shows the weights with what others would do to the ranking at hand, and saves them as the next version."""

    def __init__(self, screen: DeskScreen, saved: Callable[[], None]) -> None:
        """Take the screen, and what to do once the center weighs otherwise."""
        self._screen = screen
        self._saved = saved

    def open(self, subject: Subject | None, step: Step | None) -> None:
        """Read the weights, and show them over the ranking of a subject, with the change that is being tried."""
        desk = WeightsDesk(self._screen.session)
        self._screen.read(desk.page, lambda page: self._ask(desk, page, subject, step), name="weights", opens=True)

    def _ask(
        self,
        desk: WeightsDesk,
        page: WeightsPage,
        subject: Subject | None,
        step: Step | None,
        answer: NewWeights | None = None,
        problem: str = "",
    ) -> None:
        token = secrets.token_hex(16)

        def answered(new: NewWeights | Decision | None) -> None:
            if isinstance(new, Decision):
                self._screen.act(
                    lambda: desk.decide(new, token=token),
                    lambda _version: self._saved(),
                    name="weights",
                    refused=again(None),
                )
            elif new is not None:
                self._screen.act(
                    lambda: desk.save(new, token=token),
                    lambda _version: self._saved(),
                    name="weights",
                    refused=again(new),
                )

        def again(new: NewWeights | None) -> Callable[[Refusal], None]:
            def ask(refusal: Refusal, page: WeightsPage = page) -> None:
                self._ask(desk, page, subject, step, new, refusal_text(refusal))

            def refused(refusal: Refusal) -> None:
                # What another lead saved meanwhile stands beside what was answered here.
                self._screen.read(
                    desk.page, lambda now: ask(refusal, now), name="weights", refused=lambda _again: ask(refusal)
                )

            return refused

        effect = None if subject is None else lambda weights: desk.effect(subject, step, weights)
        self._screen.app.push_screen(WeightsDialog(page, effect, answer=answer, problem=problem), answered)
