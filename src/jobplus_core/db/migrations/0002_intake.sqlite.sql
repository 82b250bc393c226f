ALTER TABLE seeker ADD COLUMN rotating BOOLEAN;

ALTER TABLE seeker ADD COLUMN career_code VARCHAR;

ALTER TABLE seeker ADD COLUMN career_edition VARCHAR;

ALTER TABLE seeker ADD COLUMN import_run_id INTEGER REFERENCES import_run (id);

ALTER TABLE seeker ADD COLUMN staged BOOLEAN NOT NULL DEFAULT 0;

CREATE INDEX ix_seeker_birth_date ON seeker (birth_date, name_jamo);

CREATE INDEX ix_seeker_merged_into_id ON seeker (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE INDEX ix_seeker_import_run_id ON seeker (import_run_id);

ALTER TABLE import_run ADD COLUMN subject VARCHAR NOT NULL DEFAULT 'posting';

ALTER TABLE import_run ADD COLUMN mapping TEXT;

ALTER TABLE import_run ADD COLUMN total INTEGER;

ALTER TABLE import_row ADD COLUMN seeker_id INTEGER REFERENCES seeker (id);

CREATE INDEX ix_import_row_seeker_id ON import_row (seeker_id);

CREATE INDEX ix_follow_up_seeker_id ON follow_up (seeker_id);

CREATE TABLE seeker_name_part (
    institution_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    seeker_id INTEGER NOT NULL,
    PRIMARY KEY (institution_id, place, part, seeker_id),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id)
) WITHOUT ROWID;

CREATE INDEX ix_seeker_name_part_seeker_id ON seeker_name_part (seeker_id);

CREATE TABLE seeker_merge (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    kept_id INTEGER NOT NULL,
    merged_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    merged_at INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    moved TEXT NOT NULL,
    filled TEXT NOT NULL,
    undone_by_id INTEGER,
    undone_at INTEGER,
    undone_reason VARCHAR,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(kept_id) REFERENCES seeker (id),
    FOREIGN KEY(merged_id) REFERENCES seeker (id),
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(undone_by_id) REFERENCES account (id)
);

CREATE INDEX ix_seeker_merge_kept_id ON seeker_merge (kept_id);

CREATE INDEX ix_seeker_merge_merged_id ON seeker_merge (merged_id);

CREATE TABLE job_word (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    word VARCHAR NOT NULL,
    word_key VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    edition VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    account_id INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    UNIQUE (institution_id, word_key, code),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_counseling_session_promise ON counseling_session (counselor_id, next_on);

CREATE INDEX ix_counseling_session_next ON counseling_session (seeker_id, next_on);

DROP INDEX ix_counseling_session_seeker_id;

CREATE INDEX ix_counseling_session_seeker_id ON counseling_session (seeker_id, held_on);

ALTER TABLE counseling_session ADD COLUMN withdrawn_on DATE;

ALTER TABLE counseling_session ADD COLUMN withdrawn_reason VARCHAR;

CREATE TABLE handover (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    seeker_id INTEGER NOT NULL,
    from_id INTEGER,
    to_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    handed_at INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id),
    FOREIGN KEY(from_id) REFERENCES counselor (id),
    FOREIGN KEY(to_id) REFERENCES counselor (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_handover_seeker_id ON handover (seeker_id);

DROP INDEX ix_registration_seeker_id;

CREATE INDEX ix_registration_seeker_id ON registration (seeker_id, registered_on);
