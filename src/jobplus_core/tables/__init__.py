"""All tables together: foreign keys resolve only once every module is loaded."""

from sqlmodel import SQLModel

from jobplus_core.tables import casework, ledger, matching, oversight, people, plan, postings, staff

METADATA = SQLModel.metadata

__all__ = ["METADATA", "casework", "ledger", "matching", "oversight", "people", "plan", "postings", "staff"]
