"""Refusals of the core as sentences that say what to do next."""

from typing import Final

from jobplus_core.errors import Refusal
from jobplus_tui.i18n import N_, _, language, ngettext

SENTENCES: Final = {
    "refused": N_("That cannot be done."),
    "store": N_("The store cannot be used: {where}"),
    "store_missing": N_("There is no store at {where}; run jobplus init."),
    "store_exists": N_("A store stands at {where} already; it is left as it is. Name another place."),
    "store_read_only": N_("The store may not be written: {where}. Check the rights of the file and its folder."),
    "store_corrupt": N_("The store is damaged, not a store, or its key does not fit: {where}. Restore a backup."),
    "store_replaced": N_("Another file took the store's place: {where}. Leave the desk and open it again."),
    "store_newer": N_("The store is newer ({found}) than this program ({known}): {where}. Update the program."),
    "store_older": N_("The store is older ({found}) than this program ({known}): {where}. Run jobplus migrate."),
    "store_unreachable": N_("The database does not answer: {where}. Check the server and the network."),
    "store_busy": N_("Other desks hold the store {where}; try again in a moment."),
    "store_failed": N_("The database refused this ({kind}): {where}. Nothing was saved; ask an administrator."),
    "font_missing": N_(
        "No Korean font for a PDF is at {where}. "
        "Install NanumGothic (fonts-nanum), or name a .ttf file in JOBPLUS_FONT."
    ),
    "store_url_unknown": N_("{where} names no store; give a file or a postgresql:// URL."),
    "driver_missing": N_("PostgreSQL needs the package psycopg[binary], which is not installed here: {where}"),
    "key_missing": N_("The key cannot be read: {where}. Bring the key file back from its backup."),
    "key_unsafe": N_("The key file must hold 32 bytes and be readable by its owner alone (chmod 600): {where}"),
    "not_found": N_("{kind} {id} is not there any more; read the list again."),
    "stale": N_("Another desk saved this record first; look at both and save again."),
    "record_merged": N_("Record {seeker_id} was merged into record {kept_id}; open that one."),
    "merge_with_itself": N_("Both are record {seeker_id}; choose another record to merge."),
    "later_merge": N_("These records were merged again later; take the later merge apart first."),
    "field": N_("{field}: {value} cannot be saved ({reason})."),
    "field_missing": N_("{field} must be filled."),
    "resident_number": N_("{field}: this looks like a resident registration number, which is never stored. Delete it."),
    "posting_full": N_("All openings ({openings}) of posting {posting_id} are filled; choose another posting."),
    "posting_closed": N_("Posting {posting_id} is closed; choose another posting."),
    "already_referred": N_("This seeker is referred to this posting already (referral {referral_id}); open that one."),
    "already_placed": N_("This seeker is placed at this posting already (placement {placement_id})."),
    "referral_ended": N_("Referral {referral_id} has ended ({state}); make a new referral."),
    "move_not_allowed": N_("From '{found}' it cannot go on to '{wanted}'; choose another outcome."),
    "already_done": N_("{kind} {id} was finished before; read the list again."),
    "already_reversed": N_("Ledger entry {entry_id} has been reversed before; nothing was changed."),
    "file_not_written": N_("Not written, {reason}: {path}"),
    "period_closed": N_("That is closed already; its figures stand as they were closed."),
    "period_not_over": N_("It goes on until {value}; it can be closed from that day on."),
    "future_date": N_("{field}: {value} has not come yet; write a day up to today."),
    "sign_in_refused": N_("Name or password do not fit; tries left: {left}."),
    "account_locked": N_("The account is locked; try again in {minutes} min or ask an administrator."),
    "password_weak": N_("Choose a password of at least {least} characters that is neither common nor your name."),
    "role_missing": N_("This needs the role '{role}'; ask an administrator."),
    "file": N_("The file cannot be read: {path} ({reason})."),
    "table": N_("Cannot be read as a list: {reason}. Nothing was taken in of {path}."),
    "import_stopped": N_("The import was stopped; nothing of it is left."),
    "rows_flawed": N_("{rows} rows must be mended first; nothing was taken in."),
    "feed": N_("{path} cannot be read as postings: {reason}. Nothing was taken in."),
}
"""Message id by the refusal's code; its figures fill the placeholders."""

REASONS: Final = {
    "taken": N_("taken already"),
    "empty": N_("empty"),
    "out_of_range": N_("out of range"),
    "no_age_basis": N_("an age limit needs its reason in law"),
    "before_registration": N_("before the registration"),
    "before_session": N_("before the session"),
    "not_an_email": N_("not an e-mail address"),
    "before_referral": N_("before the referral"),
    "before_hire": N_("before the day of hiring"),
    "placement_needed": N_("register the placement instead"),
    "not_a_phone": N_("not a phone number"),
    "future_date": N_("a day that has not come yet"),
    "closes_before_registered": N_("closes before it was registered"),
    "impossible_date": N_("no such day"),
    "too_long": N_("too long"),
    "not_serving": N_("in no team today"),
    "negative": N_("below zero"),
    "not_whole": N_("not a whole number"),
    "range_reversed": N_("from and to are the wrong way around"),
    "unit_missing": N_("the unit is missing"),
    "unreadable": N_("cannot be read"),
    "broken_letters": N_("letters were lost"),
    "cell_count": N_("the row does not fit the columns"),
    "not_an_object": N_("the row is no JSON object"),
    "not_text": N_("neither text nor a number"),
    "exists": N_("something stands there already; name another file"),
    "not_readable": N_("the file cannot be opened"),
    "encoding": N_("the encoding is neither UTF-8 nor CP949"),
    "markup": N_("a web page, not data"),
    "columns_missing": N_("columns are missing"),
    "unknown_code": N_("the classification has no such code"),
    "columns_twice": N_("a column stands twice"),
    "quote_open": N_("a quotation mark is never closed"),
    "csv_broken": N_("the CSV is broken"),
    "json_broken": N_("the JSON is broken"),
    "json_shape": N_("the JSON has another shape"),
    "result_code": N_("the service answered with an error"),
    "no_rows": N_("there is no row under a header"),
    "nul_bytes": N_("it holds NUL bytes and is no text"),
    "cell_too_long": N_("a cell is far too long"),
    "too_many_columns": N_("more than 200 columns"),
    "not_a_workbook": N_("it is no workbook; save it again as XLSX or CSV"),
    "workbook_locked": N_("a password guards it; save it without one"),
    "workbook_too_large": N_("it is too large once unpacked"),
    "sheet_missing": N_("there is no such sheet"),
    "changed_meanwhile": N_("it changed since it was looked over; open it again"),
    "not_writable": N_("no file may be written there"),
    "resident_number": N_("looks like a resident registration number"),
    "no_consent": N_("no consent to keeping the data"),
    "format_unknown": N_("the format is not known"),
}
"""Message id by the reason of a refused field or file."""

FIELDS: Final = {
    "login": N_("Sign-in name"),
    "name": N_("Name"),
    "phone": N_("Phone"),
    "email": N_("E-mail"),
    "wage": N_("Wage"),
    "wage_max": N_("Wage"),
    "dong": N_("Lives in"),
    "career_text": N_("Career"),
    "licenses": N_("Licenses"),
    "occupation": N_("Occupation"),
    "consent_scope": N_("Consent"),
    "commute_minutes": N_("Commute"),
    "career_months": N_("Career"),
    "days_per_week": N_("Days a week"),
    "title": N_("Title"),
    "employer": N_("Company"),
    "openings": N_("Openings"),
    "closes_on": N_("Deadline"),
    "reason": N_("Reason"),
    "purpose": N_("Purpose"),
    "minutes": N_("Minutes"),
    "notes": N_("Notes"),
    "next_action": N_("To do till then"),
    "owner": N_("Owner"),
    "next_on": N_("Next session"),
    "standing_reason": N_("Reason for new or returning"),
    "held_on": N_("Day of the session"),
    "registered_on": N_("Day of registration"),
    "occurred_on": N_("Day"),
    "referred_on": N_("Day of the referral"),
    "hired_on": N_("Day of hiring"),
    "starts_on": N_("First day of work"),
    "month": N_("Month"),
    "state": N_("Outcome"),
    "center": N_("Name of the center"),
    "weights": N_("Weights"),
    "age_min": N_("Least age"),
    "age_max": N_("Most age"),
    "note": N_("Note"),
}
"""Message id by the name of a field."""

RECORDS: Final = {
    "seeker": N_("Seeker"),
    "registration": N_("Registration"),
    "posting": N_("Posting"),
    "employer": N_("Company"),
    "session": N_("Session"),
    "counseling_session": N_("Session"),
    "referral": N_("Referral"),
    "placement": N_("Placement"),
    "follow_up": N_("Follow-up"),
    "seeker_merge": N_("Merge"),
    "counselor": N_("Counselor"),
    "account": N_("Account"),
    "closing": N_("Closing"),
}
"""Message id by the kind of a record."""


def refusal_text(refusal: Refusal) -> str:
    """Return the sentence for a refusal; one that has no sentence of its own gets its family's."""
    figures = {name: _worded(name, str(value)) for name, value in vars(refusal).items()}
    if detail := figures.pop("detail", ""):
        figures["reason"] += f" ({detail})"
    for kind in type(refusal).__mro__:
        code = getattr(kind, "code", "")
        if code in SENTENCES:
            return _(SENTENCES[code]).format_map(figures)
    return _(SENTENCES["refused"])


def reason_text(reason: str) -> str:
    """Return the reason of a refused field, row or file; one nobody has written down stays as it is."""
    return _(REASONS[reason]) if reason in REASONS else reason


def past_deadline_words(count: int) -> str:
    """Return that so many imported postings are past their deadline, and what that means for the list."""
    return ngettext(
        "{count} is past its deadline and will not stand among the unfilled.",
        "{count} are past their deadline and will not stand among the unfilled.",
        count,
    ).format(count=f"{count:,}")


def _worded(name: str, value: str) -> str:
    """Return a refusal's figure as people read it; a word nobody has written down stays as it is."""
    if name == "field":
        return _(FIELDS[value]) if value in FIELDS else value
    if name == "kind":
        return _(RECORDS[value]) if value in RECORDS else value
    if name == "reason":
        return reason_text(value)
    if language() == "ko":
        from jobplus_core.kinds import ReferralState, Role, korean

        if name in ("state", "found", "wanted") and value in set(ReferralState):
            return korean(ReferralState(value))
        if name == "role" and value in set(Role):
            return korean(Role(value))
    return value
