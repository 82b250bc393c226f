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
    "openings_below_hires": N_(
        "{openings} openings are fewer than the {filled} people hired; write at least {filled}."
    ),
    "employer_known": N_("This business number is that of {name} (record {employer_id}); open that company."),
    "posting_closed": N_("Posting {posting_id} is closed; choose another posting."),
    "already_referred": N_("This seeker is referred to this posting already (referral {referral_id}); open that one."),
    "already_placed": N_("This seeker is placed at this posting already (placement {placement_id})."),
    "referral_ended": N_("Referral {referral_id} has ended ({state}); make a new referral."),
    "move_not_allowed": N_("From '{found}' it cannot go on to '{wanted}'; choose another outcome."),
    "warnings_unconfirmed": N_("Something stands against this referral ({warnings}); look at it and confirm."),
    "rests_on_it": N_("Something later rests on it ({kind} {id}); take that back first."),
    "not_undoable": N_("This is not taken back by ^Z; mend it where it stands."),
    "already_done": N_("{kind} {id} was finished before; read the list again."),
    "already_reversed": N_("Ledger entry {entry_id} has been reversed before; nothing was changed."),
    "file_not_written": N_("Not written, {reason}: {path}"),
    "period_closed": N_("That is closed already; its figures stand as they were closed."),
    "period_not_over": N_("It goes on until {value}; it can be closed from that day on."),
    "future_date": N_("{field}: {value} has not come yet; write a day up to today."),
    "sign_in_refused": N_("Name or password do not fit; tries left: {left}."),
    "account_locked": N_("The account is locked; try again in {minutes} min or ask an administrator."),
    "password_weak": N_("Choose a password of at least {least} characters that is neither common nor your name."),
    "team_missing": N_("This is for {team} to do, or for a lead; ask them."),
    "role_missing": N_("This needs the role '{role}'; ask an administrator."),
    "file": N_("The file cannot be read: {path} ({reason})."),
    "table": N_("Cannot be read as a list: {reason}. Nothing was taken in of {path}."),
    "import_stopped": N_("The import was stopped; nothing of it is left."),
    "import_under_way": N_("Another import of postings is under way here; wait until it is done, and try again."),
    "import_rests": N_(
        "Import {run_id} stays: {by} on {postings} of its postings, such as posting {posting_id}. Take that back first."
    ),
    "rows_flawed": N_("{rows} rows must be mended first; nothing was taken in."),
    "feed": N_("{path} cannot be read as postings: {reason}. Nothing was taken in."),
    "outcomes_missing": N_(
        "Too few referrals have ended to learn weights from: {found} {reason}, where {needed} are needed."
    ),
    "nothing_proposed": N_("There is no such proposal of weights; run jobplus calibrate for a new one."),
    "proposal_outdated": N_(
        "The proposal was made beside weights v{held}, and v{version} holds now; run jobplus calibrate again."
    ),
    "fetch": N_("No postings were fetched: {reason}. Nothing was taken in."),
}
"""Message id by the refusal's code; its figures fill the placeholders."""

REASONS: Final = {
    "taken": N_("taken already"),
    "empty": N_("empty"),
    "out_of_range": N_("out of range"),
    "no_age_basis": N_("an age limit needs its reason in law"),
    "before_registration": N_("before the registration"),
    "after_referral": N_("after a referral was made"),
    "deadline_passed": N_("the deadline is past; mend it first"),
    "check_digit": N_("the last digit of the business number does not fit"),
    "not_a_business_no": N_("not a business number of ten digits"),
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
    "unknown_value": N_("there is no such one"),
    "needs_sign_in": N_("nobody is signed in here"),
    "folder_missing": N_("there is no such folder"),
    "weekend": N_("a weekend, when the center is closed anyway"),
    "over": N_("a day that is over"),
    "public_holiday": N_("a public holiday"),
    "format_unknown": N_("the format is not known"),
    "not_in_feed": N_("the list has no such column"),
    "not_said": N_("the cell says nothing of it"),
    "zero": N_("nought, which lists write for unknown"),
    "negotiable": N_("left to the interview"),
    "until_filled": N_("open until somebody is hired"),
    "cut_off": N_("the text breaks off before it"),
    "spool_cut": N_("what was fetched is not whole; fetch it again"),
    "key_refused": N_("the service does not take the key; check it at data.seoul.go.kr"),
    "key_missing": N_("there is no key; set JOBPLUS_OPENDATA_KEY or name a file that holds it"),
    "key_unusable": N_("the key may hold letters and figures only; copy it anew"),
    "key_in_url": N_("the address must not hold the key; write {KEY} in its place"),
    "url_unusable": N_("the address is none of a web service; check it"),
    "no_data": N_("the service has no postings now; try again later"),
    "request_incomplete": N_("the service misses a part of the address; check it"),
    "request_type": N_("the service does not give JSON at this address; check it"),
    "request_service": N_("the address has no service of this name; check it"),
    "request_start": N_("the service refuses the first row asked for; update the program"),
    "request_end": N_("the service refuses the last row asked for; update the program"),
    "request_no_number": N_("the service wants whole numbers of rows; update the program"),
    "request_order": N_("the service says the rows are the wrong way around; update the program"),
    "sample_key": N_("the sample key gives five postings only; use a key of your own"),
    "request_too_many": N_("more than 1,000 rows at once; update the program"),
    "service_failed": N_("the service has a fault; try again later"),
    "service_database": N_("the service does not reach its database; try again later"),
    "service_query": N_("the service's query failed; try again later"),
    "unreachable": N_("the service cannot be reached; check the address and the network"),
    "timed_out": N_("the service did not answer in time; try again later"),
    "http_status": N_("the service answered with an error page; check the address or try again later"),
    "too_many_requests": N_("the service was asked too often; try again later"),
    "answer_cut": N_("the answer broke off; try again"),
    "answer_other": N_("the answer is not the service's; check the address"),
    "answer_too_large": N_("the answer is larger than any list of postings; check the address"),
    "outcomes": N_("outcomes"),
    "seekers_yes": N_("acceptances by seekers"),
    "seekers_no": N_("refusals by seekers"),
    "employers_yes": N_("hires"),
    "employers_no": N_("refusals by employers"),
    "feed_unknown": N_("it is no list that is known by its columns; give its columns their fields"),
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
    "business_no": N_("Business number"),
    "industry": N_("Industry"),
    "size": N_("Employees"),
    "developer": N_("Developer"),
    "visited_on": N_("Day of the visit"),
    "cost": N_("Cost"),
    "age_min": N_("Least age"),
    "age_max": N_("Most age"),
    "note": N_("Note"),
    "sector": N_("Growth sector"),
    "stage": N_("Stage"),
    "team": N_("Team"),
    "funding": N_("Funding"),
    "filter": N_("Filter"),
    "day": N_("Day"),
    "urgent_business_days": N_("Business days"),
    "refusal_reason": N_("Why"),
    "left_reason": N_("Why"),
    "left_on": N_("Last day"),
    "interview_on": N_("Day of the interview"),
    "interview_at": N_("Time"),
    "result": N_("Result"),
    "until_on": N_("Day"),
    "place": N_("Place"),
}
"""Message id by the name of a field."""

RECORDS: Final = {
    "seeker": N_("Seeker"),
    "registration": N_("Registration"),
    "posting": N_("Posting"),
    "employer": N_("Company"),
    "employer_contact": N_("Contact"),
    "employer_visit": N_("Visit"),
    "session": N_("Session"),
    "counseling_session": N_("Session"),
    "referral": N_("Referral"),
    "placement": N_("Placement"),
    "follow_up": N_("Follow-up"),
    "seeker_merge": N_("Merge"),
    "counselor": N_("Counselor"),
    "account": N_("Account"),
    "closing": N_("Closing"),
    "calendar": N_("Closed day"),
    "act": N_("Act"),
    "event": N_("Event"),
    "postponement": N_("Put off"),
    "calibration": N_("Proposal of weights"),
}
"""Message id by the kind of a record."""


RESTS: Final = {
    "placement": N_("a placement rests"),
    "referral": N_("a referral rests"),
    "later_import": N_("a later import rests"),
    "edit": N_("somebody's change rests"),
    "hand_off": N_("a hand-off rests"),
    "touched": N_("a closing or a developing counselor rests"),
}
"""Message id by what rests on an import."""


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
    if name == "by":
        return _(RESTS[value]) if value in RESTS else value
    if name == "field":
        return _(FIELDS[value]) if value in FIELDS else value
    if name == "kind":
        return _(RECORDS[value]) if value in RECORDS else value
    if name == "reason":
        return reason_text(value)
    if language() == "ko":
        from jobplus_core.kinds import ReferralState, Role, TeamKind, korean

        if name in ("state", "found", "wanted") and value in set(ReferralState):
            return korean(ReferralState(value))
        if name == "team" and value in set(TeamKind):
            return korean(TeamKind(value))
        if name == "role" and value in set(Role):
            return korean(Role(value))
    return value
