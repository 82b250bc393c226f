ALTER TABLE employer ADD COLUMN source VARCHAR;

ALTER TABLE employer ADD COLUMN homepage VARCHAR;

ALTER TABLE employer ADD COLUMN note TEXT;

ALTER TABLE employer ADD COLUMN staged_run_id INTEGER REFERENCES import_run (id);

CREATE INDEX ix_employer_business_no ON employer (business_no);

CREATE INDEX ix_employer_staged_run_id ON employer (staged_run_id) WHERE staged_run_id IS NOT NULL;

ALTER TABLE import_run ADD COLUMN undone_at INTEGER;

ALTER TABLE import_run ADD COLUMN undone_by INTEGER REFERENCES account (id);

CREATE INDEX ix_posting_import_run_id ON posting (import_run_id);

CREATE INDEX ix_posting_open ON posting (institution_id, state, registered_on);

CREATE TABLE employer_contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    employer_id INTEGER NOT NULL,
    name VARCHAR,
    position VARCHAR,
    phone VARCHAR,
    email VARCHAR,
    note VARCHAR,
    import_run_id INTEGER,
    staged BOOLEAN DEFAULT false NOT NULL,
    created_at INTEGER NOT NULL,
    removed_at INTEGER,
    version INTEGER NOT NULL,
    FOREIGN KEY(employer_id) REFERENCES employer (id),
    FOREIGN KEY(import_run_id) REFERENCES import_run (id)
);

CREATE INDEX ix_employer_contact_employer_id ON employer_contact (employer_id);

CREATE TABLE employer_visit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    employer_id INTEGER NOT NULL,
    counselor_id INTEGER NOT NULL,
    visited_on DATE NOT NULL,
    purpose VARCHAR,
    result TEXT,
    cost_won INTEGER,
    recorded_at INTEGER NOT NULL,
    withdrawn_on DATE,
    withdrawn_reason VARCHAR,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(employer_id) REFERENCES employer (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id)
);

CREATE INDEX ix_employer_visit_day ON employer_visit (institution_id, visited_on);

CREATE INDEX ix_employer_visit_employer_id ON employer_visit (employer_id);

CREATE TABLE posting_edit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    posting_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    act VARCHAR NOT NULL,
    reason VARCHAR,
    changes TEXT NOT NULL,
    version INTEGER NOT NULL,
    edited_at INTEGER NOT NULL,
    FOREIGN KEY(posting_id) REFERENCES posting (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_posting_edit_posting_id ON posting_edit (posting_id);

CREATE TABLE posting_hand_off (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    posting_id INTEGER NOT NULL,
    step VARCHAR NOT NULL,
    happened_on DATE NOT NULL,
    account_id INTEGER,
    note VARCHAR,
    recorded_at INTEGER NOT NULL,
    UNIQUE (posting_id, step, happened_on),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(posting_id) REFERENCES posting (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_posting_hand_off_day ON posting_hand_off (institution_id, happened_on);
