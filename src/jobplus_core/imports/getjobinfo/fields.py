"""The feed's columns: which are read, which are personal and never enter, what becomes of the others.

Names and meanings follow the open-data page of GetJobInfo (data.seoul.go.kr, OA-13341).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from jobplus_core.imports.personal import names_a_person, tells_a_person

REQUEST_NO: Final = "JO_REQST_NO"
REGISTER_NO: Final = "JO_REGIST_NO"
EMPLOYER: Final = "CMPNY_NM"
TITLE: Final = "JO_SJ"
OCCUPATION: Final = "JOBCODE_NM"
OCCUPATION_CODE: Final = "RCRIT_JSSFC_CMMN_CODE_SE"
OPENINGS: Final = "RCRIT_NMPR_CO"
CAREER: Final = "CAREER_CND_NM"
CAREER_CODE: Final = "CAREER_CND_CMMN_CODE_SE"
EDUCATION: Final = "ACDMCR_NM"
EDUCATION_CODE: Final = "ACDMCR_CMMN_CODE_SE"
EMPLOYMENT: Final = "EMPLYM_STLE_CMMN_MM"
EMPLOYMENT_CODE: Final = "EMPLYM_STLE_CMMN_CODE_SE"
WAGE: Final = "HOPE_WAGE"
ADDRESS: Final = "WORK_PARAR_BASS_ADRES_CN"
SUBWAY: Final = "SUBWAY_NM"
HOURS: Final = "WORK_TIME_NM"
HOURS_TOO: Final = "WORK_TM_NM"
DAYS: Final = "HOLIDAY_NM"
WEEK_HOURS: Final = "WEEK_WORK_HR"
CLOSING: Final = "RCEPT_CLOS_NM"
APPLY: Final = "RCEPT_MTH_NM"
DOCUMENTS: Final = "PRESENTN_PAPERS_NM"
INDUSTRY: Final = "BSNS_SUMRY_CN"
DUTIES: Final = "DTY_CN"
RETIREMENT: Final = "RET_GRANTS_NM"
INSURANCE: Final = "JO_FEINSR_SBSCRB_NM"
REGISTERED: Final = "JO_REG_DT"
WELFARE: Final = "WELFARE_CN"

READ: Final = frozenset(
    {
        REQUEST_NO,
        EMPLOYER,
        TITLE,
        OCCUPATION,
        OCCUPATION_CODE,
        OPENINGS,
        CAREER,
        CAREER_CODE,
        EDUCATION,
        EDUCATION_CODE,
        EMPLOYMENT,
        EMPLOYMENT_CODE,
        WAGE,
        ADDRESS,
        SUBWAY,
        HOURS,
        HOURS_TOO,
        DAYS,
        WEEK_HOURS,
        CLOSING,
        APPLY,
        DOCUMENTS,
        INDUSTRY,
        DUTIES,
        RETIREMENT,
        INSURANCE,
        REGISTERED,
        WELFARE,
    }
)

COLUMNS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "wage_basis": (WAGE,),
    "wage_won": (WAGE,),
    "wage_max_won": (WAGE,),
    "wage_negotiable": (WAGE,),
    "sido": (ADDRESS,),
    "sigungu": (ADDRESS,),
    "place_code": (ADDRESS,),
    "address_rest": (ADDRESS,),
    "starts_at": (HOURS, HOURS_TOO),
    "ends_at": (HOURS, HOURS_TOO),
    "days_per_week": (DAYS, HOURS, HOURS_TOO),
    "hours_per_week": (WEEK_HOURS,),
    "closes_on": (CLOSING,),
    "registered_on": (REGISTERED,),
    "insurance": (INSURANCE,),
    "apply_by": (APPLY,),
    "documents": (DOCUMENTS,),
    "openings": (OPENINGS,),
    "employment_form": (EMPLOYMENT, EMPLOYMENT_CODE),
    "career": (CAREER, CAREER_CODE),
    "career_months_min": (CAREER, CAREER_CODE),
    "education": (EDUCATION, EDUCATION_CODE),
    "occupation_text": (OCCUPATION,),
    "occupation_code": (OCCUPATION_CODE,),
    "duties": (DUTIES,),
    "industry_text": (INDUSTRY,),
    "welfare": (WELFARE,),
    "subway": (SUBWAY,),
    "retirement_pay": (RETIREMENT,),
}
"""The columns from which a field of the draft is read, the first that says something."""

# A file without these is not this feed.
NEEDED: Final = (EMPLOYER, TITLE)

_PERSONAL: Final = frozenset({"MNGR_NM", "MNGR_PHON_NO"})


def missing(header: Sequence[str]) -> list[str]:
    """The columns a header lacks to be this feed's; the number may come under either name."""
    lacking = [column for column in NEEDED if column not in header]
    if REQUEST_NO not in header and REGISTER_NO not in header:
        lacking.insert(0, REQUEST_NO)
    return lacking


def is_personal(column: str) -> bool:
    """Whether the column names a person or a way to reach one, and so is dropped at the door."""
    return column in _PERSONAL or (column not in READ and names_a_person(column))


def may_keep(column: str, value: str) -> bool:
    """Whether a column nobody reads may be kept as it is: only if its value holds no phone, e-mail or number
    of a person."""
    return not is_personal(column) and not tells_a_person(value)
