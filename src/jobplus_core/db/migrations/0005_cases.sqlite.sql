ALTER TABLE referral ADD COLUMN interview_on DATE;

ALTER TABLE referral ADD COLUMN interview_at VARCHAR;

ALTER TABLE referral ADD COLUMN warned VARCHAR;

CREATE INDEX ix_referral_waiting ON referral (counselor_id, answer_due_on) WHERE ended_on IS NULL;

ALTER TABLE placement ADD COLUMN employer_name VARCHAR;

ALTER TABLE placement ADD COLUMN job_title VARCHAR;

ALTER TABLE follow_up ALTER COLUMN placement_id DROP NOT NULL;

ALTER TABLE follow_up ADD COLUMN left_on DATE;

ALTER TABLE follow_up ADD COLUMN left_reason VARCHAR;

CREATE TABLE referral_move (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    referral_id INTEGER NOT NULL,
    from_state VARCHAR NOT NULL,
    to_state VARCHAR NOT NULL,
    moved_on DATE NOT NULL,
    account_id INTEGER NOT NULL,
    reason VARCHAR,
    note TEXT,
    recorded_at INTEGER NOT NULL,
    FOREIGN KEY(referral_id) REFERENCES referral (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_referral_move_referral_id ON referral_move (referral_id);

CREATE TABLE notice (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    counselor_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    subject_kind VARCHAR NOT NULL,
    subject_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    read_at INTEGER,
    FOREIGN KEY(counselor_id) REFERENCES counselor (id)
);

CREATE INDEX ix_notice_counselor ON notice (counselor_id, read_at);

CREATE TABLE postponement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    counselor_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    subject_id INTEGER NOT NULL,
    until_on DATE NOT NULL,
    reason VARCHAR NOT NULL,
    put_off_at INTEGER NOT NULL,
    FOREIGN KEY(counselor_id) REFERENCES counselor (id)
);

CREATE INDEX ix_postponement_counselor ON postponement (counselor_id, until_on);

CREATE TABLE undone_act (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    audit_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    undone_at INTEGER NOT NULL,
    UNIQUE (audit_id),
    FOREIGN KEY(audit_id) REFERENCES audit_entry (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE export_log (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    what VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    purpose VARCHAR NOT NULL,
    subject_kind VARCHAR,
    subject_id INTEGER,
    rows INTEGER,
    digest VARCHAR,
    desk VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_export_log_account_id ON export_log (account_id);

CREATE TABLE calibration (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    fitted_at INTEGER NOT NULL,
    outcomes INTEGER NOT NULL,
    weights TEXT NOT NULL,
    figures TEXT NOT NULL,
    decision VARCHAR,
    decided_at INTEGER,
    decided_by INTEGER,
    weight_version INTEGER,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(decided_by) REFERENCES account (id)
);

CREATE INDEX ix_calibration_institution_id ON calibration (institution_id);

DROP INDEX ix_counseling_session_promise;

CREATE INDEX ix_counseling_session_promise ON counseling_session (counselor_id, next_on, seeker_id, held_on, recorded_at) WHERE withdrawn_on IS NULL;

DROP INDEX ix_counseling_session_next;

CREATE INDEX ix_counseling_session_next ON counseling_session (seeker_id, next_on, counselor_id, held_on, recorded_at) WHERE withdrawn_on IS NULL;

DROP INDEX ix_counseling_session_seeker_id;

CREATE INDEX ix_counseling_session_seeker_id ON counseling_session (seeker_id, held_on, recorded_at, next_on, withdrawn_on);
