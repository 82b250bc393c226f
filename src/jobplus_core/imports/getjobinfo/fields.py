"""The feed's columns: which are read, which are personal and never enter, what becomes of the others.

Names and meanings follow the open-data page of GetJobInfo (data.seoul.go.kr, OA-13341).
"""

import re
from typing import Final

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

# A file without these is not this feed; the number may come under either name.
NEEDED: Final = (EMPLOYER, TITLE)

_PERSONAL: Final = frozenset({"MNGR_NM", "MNGR_PHON_NO"})
_PERSONAL_NAME: Final = re.compile(
    r"PHON|TEL(?:NO|_|$)|TLPHON|MOBILE|MBTL|FAX|E_?MAIL|EML|CTTPC|CONTACT|CHARGER|RPRSN|IHIDNUM|RRN|BRTH|BIRTH"
    r"|전화|휴대|연락|팩스|이메일|메일|담당자|담당상담|대표자|성명|주민|생년"
)
_PERSONAL_VALUE: Final = re.compile(
    r"(?<!\d)0\d{1,2}[\s.)-]{0,2}\d{3,4}[\s.-]{0,2}\d{4}(?!\d)"  # telephone
    r"|[\w.+-]@[\w-]+\.\w"  # e-mail
    r"|(?<!\d)\d{6}\s?-\s?[1-8]\d{6}(?!\d)"  # resident registration number
)


def is_personal(column: str) -> bool:
    """Whether the column names a person or a way to reach one, and so is dropped at the door."""
    return column in _PERSONAL or (column not in READ and _PERSONAL_NAME.search(column) is not None)


def may_keep(column: str, value: str) -> bool:
    """Whether a column nobody reads may be kept as it is: only if its value holds no phone, e-mail or number
    of a person."""
    return not is_personal(column) and _PERSONAL_VALUE.search(value) is None
