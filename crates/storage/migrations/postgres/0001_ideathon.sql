-- Times are milliseconds since 1970, identifiers and enumerations are text. Whatever belongs to
-- something else goes with it when it is deleted.

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE organisers (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE one_time_links (
    token_hash TEXT PRIMARY KEY,
    -- `set_up` has no organiser, `set_password` has one.
    purpose TEXT NOT NULL,
    organiser TEXT REFERENCES organisers ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX one_time_links_organiser ON one_time_links (organiser);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    organiser TEXT NOT NULL REFERENCES organisers ON DELETE CASCADE,
    user_agent TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_organiser ON sessions (organiser);

CREATE TABLE api_tokens (
    token_hash TEXT PRIMARY KEY,
    organiser TEXT NOT NULL REFERENCES organisers ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX api_tokens_organiser ON api_tokens (organiser);

CREATE TABLE workshops (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    purpose TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    time_zone TEXT NOT NULL,
    agenda TEXT NOT NULL,
    join_code TEXT NOT NULL UNIQUE,
    joining TEXT NOT NULL,
    archived_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE workshop_organisers (
    workshop TEXT NOT NULL REFERENCES workshops ON DELETE CASCADE,
    organiser TEXT NOT NULL REFERENCES organisers ON DELETE CASCADE,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (workshop, organiser)
);
CREATE INDEX workshop_organisers_organiser ON workshop_organisers (organiser);

CREATE TABLE teams (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshops ON DELETE CASCADE,
    name TEXT NOT NULL,
    product TEXT NOT NULL,
    join_code TEXT NOT NULL UNIQUE,
    board TEXT NOT NULL UNIQUE,
    position BIGINT NOT NULL
);
CREATE INDEX teams_workshop ON teams (workshop);

-- How far a team is in its agenda, as the live layer writes it.
CREATE TABLE team_progress (
    team TEXT PRIMARY KEY REFERENCES teams ON DELETE CASCADE,
    version BIGINT NOT NULL,
    progress TEXT NOT NULL
);

CREATE TABLE members (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshops ON DELETE CASCADE,
    team TEXT REFERENCES teams ON DELETE SET NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    access TEXT NOT NULL,
    return_code_hash TEXT NOT NULL UNIQUE,
    joined_at BIGINT NOT NULL,
    -- Removed members stay as authors of what they wrote.
    removed_at BIGINT
);
CREATE INDEX members_workshop ON members (workshop);
CREATE INDEX members_team ON members (team);

CREATE TABLE devices (
    token_hash TEXT NOT NULL,
    member TEXT NOT NULL REFERENCES members ON DELETE CASCADE,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (token_hash, member)
);
CREATE INDEX devices_member ON devices (member);

CREATE TABLE votes (
    team TEXT NOT NULL REFERENCES teams ON DELETE CASCADE,
    -- A member or an organiser, hence no reference.
    person TEXT NOT NULL,
    note TEXT NOT NULL,
    dots BIGINT NOT NULL,
    PRIMARY KEY (team, person, note)
);

-- Every update of every room, forever: the history of a board is its log. No reference to
-- teams, since this is the hottest table and a private room is not a board. Rooms sort by byte
-- so that a range of them is a prefix, as in SQLite.
CREATE TABLE board_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    room TEXT COLLATE "C" NOT NULL,
    author TEXT NOT NULL,
    at BIGINT NOT NULL,
    data BYTEA NOT NULL
);
CREATE INDEX board_log_room ON board_log (room, id);

-- The newest snapshot of a room replaces reading its log up to `up_to`.
CREATE TABLE board_snapshots (
    room TEXT COLLATE "C" PRIMARY KEY,
    up_to BIGINT NOT NULL,
    data BYTEA NOT NULL
);

CREATE TABLE use_cases (
    id TEXT PRIMARY KEY,
    team TEXT NOT NULL REFERENCES teams ON DELETE CASCADE,
    position BIGINT NOT NULL,
    -- What on the board it was made from.
    note TEXT,
    frame TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (team, note),
    UNIQUE (team, frame)
);

-- Fields are rows so that two people filling different fields never meet, and two filling the
-- same one notice by its revision.
CREATE TABLE use_case_fields (
    use_case TEXT NOT NULL REFERENCES use_cases ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    revision BIGINT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (use_case, field)
);

CREATE TABLE team_focus (
    team TEXT PRIMARY KEY REFERENCES teams ON DELETE CASCADE,
    use_case TEXT NOT NULL REFERENCES use_cases ON DELETE CASCADE,
    reason TEXT NOT NULL
);
CREATE INDEX team_focus_use_case ON team_focus (use_case);
