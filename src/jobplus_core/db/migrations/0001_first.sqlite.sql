CREATE TABLE change_log (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    subject_kind VARCHAR NOT NULL,
    subject_id INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL
);

CREATE TABLE institution (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    district_code VARCHAR,
    opened_on DATE
);

CREATE TABLE ledger_note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    salt VARCHAR NOT NULL,
    text TEXT
);

CREATE TABLE calendar_day (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    day DATE NOT NULL,
    name VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    UNIQUE (institution_id, day),
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);

CREATE TABLE counselor (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    permanent BOOLEAN NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE,
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);

CREATE INDEX ix_counselor_institution_id ON counselor (institution_id);

CREATE TABLE employer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    name_key VARCHAR NOT NULL,
    business_no VARCHAR,
    district_code VARCHAR,
    address VARCHAR,
    industry_text VARCHAR,
    industry_code VARCHAR,
    size INTEGER,
    growth_sector VARCHAR,
    root_industry BOOLEAN,
    staffing_agency BOOLEAN,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);

CREATE INDEX ix_employer_name_key ON employer (name_key);

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    held_on DATE NOT NULL,
    place VARCHAR,
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);

CREATE TABLE team (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id)
);

CREATE TABLE account (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    counselor_id INTEGER,
    login VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    password_hash VARCHAR,
    failures INTEGER NOT NULL,
    locked_until INTEGER,
    active BOOLEAN NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    UNIQUE (login)
);

CREATE TABLE leave (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    counselor_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    since DATE NOT NULL,
    until DATE,
    substitute_id INTEGER,
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(substitute_id) REFERENCES counselor (id)
);

CREATE INDEX ix_leave_counselor_id ON leave (counselor_id);

CREATE TABLE seeker (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    owner_id INTEGER,
    name VARCHAR NOT NULL,
    name_cho VARCHAR NOT NULL,
    name_jamo VARCHAR NOT NULL,
    birth_date DATE,
    sex VARCHAR,
    phone VARCHAR,
    phone4 VARCHAR,
    email VARCHAR,
    district_code VARCHAR,
    dong VARCHAR,
    education VARCHAR,
    career_months INTEGER,
    career_text TEXT,
    commute_minutes INTEGER,
    wage_basis VARCHAR,
    wage_won INTEGER,
    wage_monthly INTEGER,
    employment_forms VARCHAR,
    days_per_week INTEGER,
    starts_at VARCHAR,
    ends_at VARCHAR,
    night BOOLEAN,
    available_on DATE,
    target_groups VARCHAR NOT NULL,
    consent_on DATE,
    consent_scope VARCHAR,
    complete BOOLEAN NOT NULL,
    merged_into_id INTEGER,
    destroyed_at INTEGER,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(owner_id) REFERENCES counselor (id),
    FOREIGN KEY(merged_into_id) REFERENCES seeker (id)
);

CREATE INDEX ix_seeker_name_cho ON seeker (name_cho);

CREATE INDEX ix_seeker_name_jamo ON seeker (name_jamo);

CREATE INDEX ix_seeker_owner_id ON seeker (owner_id);

CREATE INDEX ix_seeker_phone4 ON seeker (phone4);

CREATE TABLE team_membership (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    counselor_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    lead BOOLEAN NOT NULL,
    since DATE NOT NULL,
    until DATE,
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_team_membership_counselor_id ON team_membership (counselor_id);

CREATE INDEX ix_team_membership_team_id ON team_membership (team_id);

CREATE TABLE access_log (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    seeker_id INTEGER,
    what VARCHAR NOT NULL,
    desk VARCHAR NOT NULL,
    at INTEGER NOT NULL,
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id)
);

CREATE INDEX ix_access_log_account_id ON access_log (account_id);

CREATE INDEX ix_access_log_seeker_id ON access_log (seeker_id);

CREATE TABLE annual_target (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    indicator VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    funding VARCHAR,
    value INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    active_since INTEGER,
    active_until INTEGER,
    set_at INTEGER NOT NULL,
    set_by INTEGER,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(set_by) REFERENCES account (id)
);

CREATE INDEX ix_annual_target_year ON annual_target (institution_id, year, indicator);

CREATE TABLE audit_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    actor_id INTEGER NOT NULL,
    token VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    subject_kind VARCHAR,
    subject_id INTEGER,
    result TEXT NOT NULL,
    desk VARCHAR NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (actor_id, token),
    FOREIGN KEY(actor_id) REFERENCES account (id)
);

CREATE INDEX ix_audit_entry_recorded_at ON audit_entry (recorded_at);

CREATE TABLE chain_head (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    actor_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash VARCHAR NOT NULL,
    UNIQUE (actor_id),
    FOREIGN KEY(actor_id) REFERENCES account (id)
);

CREATE TABLE closing (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    closed_through DATE NOT NULL,
    closed_at INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    head VARCHAR NOT NULL,
    report TEXT,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(closed_by) REFERENCES account (id)
);

CREATE INDEX ix_closing_institution_id ON closing (institution_id);

CREATE TABLE counseling_session (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    seeker_id INTEGER NOT NULL,
    counselor_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    channel VARCHAR NOT NULL,
    minutes INTEGER,
    notes TEXT,
    next_action VARCHAR,
    next_on DATE,
    held_on DATE NOT NULL,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id)
);

CREATE INDEX ix_counseling_session_held_on ON counseling_session (held_on);

CREATE INDEX ix_counseling_session_seeker_id ON counseling_session (seeker_id);

CREATE TABLE draft (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    subject_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    UNIQUE (account_id, form, subject_id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE TABLE import_run (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    actor_id INTEGER NOT NULL,
    file_name VARCHAR NOT NULL,
    file_hash VARCHAR NOT NULL,
    format VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    done_at INTEGER,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(actor_id) REFERENCES account (id)
);

CREATE TABLE ledger_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    actor_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    institution_id INTEGER NOT NULL,
    team_id INTEGER,
    counselor_id INTEGER,
    indicator VARCHAR NOT NULL,
    quantity INTEGER NOT NULL,
    occurred_on DATE NOT NULL,
    counted_on DATE NOT NULL,
    recorded_at INTEGER NOT NULL,
    subject_kind VARCHAR NOT NULL,
    subject_id INTEGER NOT NULL,
    funding VARCHAR,
    channel VARCHAR NOT NULL,
    standing VARCHAR,
    public_work BOOLEAN,
    reverses_id INTEGER,
    note_id INTEGER,
    note_digest VARCHAR,
    hash VARCHAR NOT NULL,
    UNIQUE (actor_id, seq),
    UNIQUE (reverses_id),
    CONSTRAINT ledger_entry_quantity CHECK (quantity <> 0),
    FOREIGN KEY(actor_id) REFERENCES account (id),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(reverses_id) REFERENCES ledger_entry (id),
    FOREIGN KEY(note_id) REFERENCES ledger_note (id)
);

CREATE INDEX ix_ledger_entry_counselor ON ledger_entry (counselor_id, indicator, counted_on, quantity, channel);

CREATE INDEX ix_ledger_entry_subject ON ledger_entry (subject_kind, subject_id);

CREATE INDEX ix_ledger_entry_sums ON ledger_entry (institution_id, indicator, counted_on, counselor_id, quantity, recorded_at, team_id, channel, funding);

CREATE TABLE monthly_quota (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    counselor_id INTEGER,
    indicator VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    month INTEGER NOT NULL,
    value INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    set_by INTEGER,
    UNIQUE (institution_id, year, month, indicator, counselor_id, version),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(set_by) REFERENCES account (id)
);

CREATE TABLE registration (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    seeker_id INTEGER NOT NULL,
    counselor_id INTEGER,
    developer_id INTEGER,
    standing VARCHAR NOT NULL,
    standing_reason VARCHAR,
    source_channel VARCHAR,
    public_work BOOLEAN NOT NULL,
    registered_on DATE NOT NULL,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(developer_id) REFERENCES counselor (id)
);

CREATE INDEX ix_registration_registered_on ON registration (registered_on);

CREATE INDEX ix_registration_seeker_id ON registration (seeker_id);

CREATE TABLE role_grant (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    granted_at INTEGER NOT NULL,
    granted_by INTEGER,
    revoked_at INTEGER,
    revoked_by INTEGER,
    FOREIGN KEY(account_id) REFERENCES account (id),
    FOREIGN KEY(granted_by) REFERENCES account (id),
    FOREIGN KEY(revoked_by) REFERENCES account (id)
);

CREATE INDEX ix_role_grant_account_id ON role_grant (account_id);

CREATE TABLE seeker_license (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    seeker_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    code VARCHAR,
    FOREIGN KEY(seeker_id) REFERENCES seeker (id)
);

CREATE INDEX ix_seeker_license_seeker_id ON seeker_license (seeker_id);

CREATE TABLE setting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    set_by INTEGER,
    UNIQUE (institution_id, name, version),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(set_by) REFERENCES account (id)
);

CREATE TABLE sign_in (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER,
    at INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    desk VARCHAR NOT NULL,
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_sign_in_account_id ON sign_in (account_id);

CREATE TABLE wish (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    seeker_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    code VARCHAR,
    edition VARCHAR,
    CONSTRAINT wish_kind CHECK (kind IN ('occupation', 'place')),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id)
);

CREATE INDEX ix_wish_seeker_id ON wish (seeker_id);

CREATE TABLE posting (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    employer_id INTEGER NOT NULL,
    developer_id INTEGER,
    external_no VARCHAR,
    title VARCHAR NOT NULL,
    occupation_text VARCHAR,
    occupation_code VARCHAR,
    occupation_edition VARCHAR,
    occupation_confidence INTEGER,
    funding VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    openings INTEGER,
    sido VARCHAR,
    sigungu VARCHAR,
    district_code VARCHAR,
    address VARCHAR,
    subway VARCHAR,
    wage_basis VARCHAR,
    wage_won INTEGER,
    wage_max_won INTEGER,
    wage_negotiable BOOLEAN,
    wage_monthly INTEGER,
    starts_at VARCHAR,
    ends_at VARCHAR,
    days_per_week INTEGER,
    hours_per_week FLOAT,
    employment_form VARCHAR,
    career VARCHAR,
    career_months INTEGER,
    education VARCHAR,
    licenses VARCHAR,
    insurance VARCHAR,
    apply_by VARCHAR,
    documents VARCHAR,
    retirement_pay BOOLEAN,
    duties TEXT,
    industry_text VARCHAR,
    welfare TEXT,
    extras TEXT,
    closes_on DATE,
    until_filled BOOLEAN NOT NULL,
    registered_on DATE NOT NULL,
    recorded_at INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    closed_on DATE,
    closed_reason VARCHAR,
    content_digest VARCHAR,
    import_run_id INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT posting_openings CHECK (openings IS NULL OR openings > 0),
    UNIQUE (institution_id, external_no),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(employer_id) REFERENCES employer (id),
    FOREIGN KEY(developer_id) REFERENCES counselor (id),
    FOREIGN KEY(import_run_id) REFERENCES import_run (id)
);

CREATE INDEX ix_posting_developer_id ON posting (developer_id);

CREATE INDEX ix_posting_district_code ON posting (district_code);

CREATE INDEX ix_posting_employer_id ON posting (employer_id);

CREATE INDEX ix_posting_occupation_code ON posting (occupation_code);

CREATE INDEX ix_posting_registered_on ON posting (registered_on);

CREATE INDEX ix_posting_state ON posting (state);

CREATE TABLE import_row (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    run_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    raw TEXT NOT NULL,
    outcome VARCHAR NOT NULL,
    posting_id INTEGER,
    column_name VARCHAR,
    value TEXT,
    reason VARCHAR,
    FOREIGN KEY(run_id) REFERENCES import_run (id),
    FOREIGN KEY(posting_id) REFERENCES posting (id)
);

CREATE INDEX ix_import_row_run_id ON import_row (run_id);

CREATE TABLE referral (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    seeker_id INTEGER NOT NULL,
    posting_id INTEGER NOT NULL,
    counselor_id INTEGER NOT NULL,
    urgent BOOLEAN NOT NULL,
    channel VARCHAR NOT NULL,
    event_id INTEGER,
    state VARCHAR NOT NULL,
    score INTEGER,
    weight_version INTEGER,
    reasons TEXT,
    referred_on DATE NOT NULL,
    answer_due_on DATE,
    ended_on DATE,
    refusal_reason VARCHAR,
    refusal_note TEXT,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id),
    FOREIGN KEY(posting_id) REFERENCES posting (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(event_id) REFERENCES event (id)
);

CREATE INDEX ix_referral_counselor_id ON referral (counselor_id);

CREATE INDEX ix_referral_posting_id ON referral (posting_id);

CREATE INDEX ix_referral_referred_on ON referral (referred_on);

CREATE INDEX ix_referral_seeker_id ON referral (seeker_id);

CREATE INDEX ix_referral_state_due ON referral (state, answer_due_on);

CREATE TABLE placement (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    seeker_id INTEGER NOT NULL,
    posting_id INTEGER,
    referral_id INTEGER,
    counselor_id INTEGER NOT NULL,
    event_id INTEGER,
    channel VARCHAR NOT NULL,
    funding VARCHAR NOT NULL,
    hired_on DATE NOT NULL,
    starts_on DATE,
    wage_basis VARCHAR,
    wage_won INTEGER,
    employment_form VARCHAR,
    state VARCHAR NOT NULL,
    cancelled_on DATE,
    cancelled_reason VARCHAR,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id),
    FOREIGN KEY(posting_id) REFERENCES posting (id),
    FOREIGN KEY(referral_id) REFERENCES referral (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(event_id) REFERENCES event (id)
);

CREATE INDEX ix_placement_counselor_id ON placement (counselor_id);

CREATE INDEX ix_placement_hired_on ON placement (hired_on);

CREATE INDEX ix_placement_posting_id ON placement (posting_id);

CREATE INDEX ix_placement_referral_id ON placement (referral_id);

CREATE INDEX ix_placement_seeker_id ON placement (seeker_id);

CREATE TABLE follow_up (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    institution_id INTEGER NOT NULL,
    placement_id INTEGER NOT NULL,
    seeker_id INTEGER NOT NULL,
    counselor_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    due_on DATE NOT NULL,
    tries INTEGER NOT NULL,
    result VARCHAR,
    note TEXT,
    done_on DATE,
    recorded_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(placement_id) REFERENCES placement (id),
    FOREIGN KEY(seeker_id) REFERENCES seeker (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id)
);

CREATE INDEX ix_follow_up_counselor_due ON follow_up (counselor_id, result, due_on);

CREATE INDEX ix_follow_up_placement_id ON follow_up (placement_id);
