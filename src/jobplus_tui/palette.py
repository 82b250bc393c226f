"""The command palette's entries, from the registry of actions."""

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from jobplus_tui.actions import Action, Area, actions_in
from jobplus_tui.i18n import _
from jobplus_tui.key_table import AREA_TITLES
from jobplus_tui.keymap import written


class ActionProvider(Provider):
    """Offers the screen's own actions and the desk's, each behind the name of its area."""

    def _actions(self) -> Iterator[Action]:
        areas: tuple[Area, ...] = getattr(self.screen, "AREAS", ())
        for area in (*areas, Area.APP):
            yield from (action for action in actions_in(area) if action.palette)

    def _title(self, action: Action) -> str:
        return f"{_(AREA_TITLES[action.area])}: {_(action.label)}  {written(action.key)}"

    async def _run(self, action: Action) -> None:
        owner = self.app if action.area is Area.APP else self.screen
        await self.app.run_action(action.call, default_namespace=owner)

    async def discover(self) -> Hits:
        """Yield every action while nothing is typed."""
        for action in self._actions():
            yield DiscoveryHit(self._title(action), partial(self._run, action), help=_(action.help))

    async def search(self, query: str) -> Hits:
        """Yield the actions that match what is typed."""
        matcher = self.matcher(query)
        for action in self._actions():
            title = self._title(action)
            score = matcher.match(title)
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._run, action), help=_(action.help))
