ALTER TABLE posting ADD COLUMN age_min INTEGER;

ALTER TABLE posting ADD COLUMN age_max INTEGER;

ALTER TABLE posting ADD COLUMN age_basis VARCHAR;

ALTER TABLE posting ADD COLUMN preferred_groups VARCHAR;

ALTER TABLE posting ADD COLUMN rotating BOOLEAN;

ALTER TABLE change_log ADD COLUMN xact INTEGER NOT NULL DEFAULT 0;

CREATE INDEX ix_change_log_xact ON change_log (xact);

CREATE VIEW change_horizon AS SELECT 1 AS oldest, 1 AS next;

CREATE TABLE weight_set (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    weights TEXT NOT NULL,
    note VARCHAR NOT NULL,
    account_id INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    UNIQUE (institution_id, version),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE match_mark (
    institution_id INTEGER NOT NULL,
    layout INTEGER NOT NULL,
    change_id INTEGER NOT NULL,
    xact INTEGER NOT NULL,
    folded_at INTEGER NOT NULL,
    PRIMARY KEY (institution_id),
    FOREIGN KEY(institution_id) REFERENCES institution (id)
) WITHOUT ROWID;

CREATE TABLE match_index (
    institution_id INTEGER NOT NULL,
    side VARCHAR NOT NULL,
    dimension VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    bits BLOB NOT NULL,
    PRIMARY KEY (institution_id, side, dimension, value),
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);
