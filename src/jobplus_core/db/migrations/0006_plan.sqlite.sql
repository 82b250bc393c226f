ALTER TABLE annual_target ADD COLUMN note VARCHAR;

ALTER TABLE closing ADD COLUMN kind VARCHAR;

ALTER TABLE closing ADD COLUMN period VARCHAR;

CREATE TABLE quota_rule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    indicator VARCHAR NOT NULL,
    divisor VARCHAR NOT NULL,
    rounding VARCHAR NOT NULL,
    months VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    set_by INTEGER,
    UNIQUE (institution_id, team_id, indicator, version),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(set_by) REFERENCES account (id)
);

CREATE TABLE team_strength (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    team_id INTEGER NOT NULL,
    authorised INTEGER NOT NULL,
    since DATE NOT NULL,
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_team_strength_team_id ON team_strength (team_id);

CREATE TABLE evaluation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    report TEXT NOT NULL,
    settled_at INTEGER NOT NULL,
    settled_by INTEGER NOT NULL,
    UNIQUE (institution_id, period),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(settled_by) REFERENCES account (id)
);

CREATE TABLE evaluation_note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    team_id INTEGER NOT NULL,
    counselor_id INTEGER,
    text TEXT NOT NULL,
    written_at INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_evaluation_note_institution_id ON evaluation_note (institution_id);
