"""Half-typed forms of one account: held at once, stored on a pause, given back."""

import threading
from typing import TYPE_CHECKING

from jobplus_core.access import queries as access

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk
    from jobplus_tui.intake.draft import FormDraft, Slot


class Drafts:
    """The drafts of whoever is signed in when it is made, also where a thread stores them after somebody else is."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk
        self._typist = desk.actor
        self._kept: dict[Slot, FormDraft | None] = {}
        self._keeping = threading.Lock()

    def remember(self, slot: "Slot", draft: "FormDraft | None") -> None:
        """Hold a half-typed form at once, on any thread; `keep` stores what is held."""
        self._kept[slot] = draft

    def keep(self, slot: "Slot") -> int | None:
        """Store the half-typed form held, or forget the stored one; the moment of keeping comes back."""
        from jobplus_core.access.commands import drop_draft, save_draft

        actor, store = self._typist, self._desk.store
        form, subject_id = slot.purpose.value, slot.subject_id
        with self._keeping:
            draft = self._kept.get(slot)
            row = self._stored(slot)
            if draft is None or draft.empty:
                if row is not None:
                    drop_draft(store, actor, form, subject_id=subject_id)
                return None
            if row is None or row.body != draft.body():
                save_draft(store, actor, form, draft.body(), subject_id=subject_id)
                row = self._stored(slot)
        return row.saved_at if row is not None else None

    def half_typed(self, slot: "Slot") -> "FormDraft | None":
        """The form this account left half typed, or nothing."""
        if slot in self._kept:
            return self._kept[slot]
        row = self._stored(slot)
        if row is None:
            return None
        from jobplus_tui.intake.draft import FormDraft

        return FormDraft.of(row.body, row.saved_at)

    def _stored(self, slot: "Slot") -> access.DraftRow | None:
        account_id = self._typist.account_id
        return self._desk.read(
            lambda reader: access.draft(reader, account_id, slot.purpose.value, subject_id=slot.subject_id)
        )
