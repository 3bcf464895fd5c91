-- The path through a workshop: its dates, who may see progress by name, milestones and gifts.

-- A date that was taken out keeps its row without a day, so that its revision goes on rising:
-- calendars that subscribed compare it.
CREATE TABLE workshop_dates (
    workshop TEXT NOT NULL REFERENCES workshops ON DELETE CASCADE,
    occasion TEXT NOT NULL,
    date TEXT,
    begins TEXT,
    minutes BIGINT,
    place TEXT NOT NULL,
    revision BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (workshop, occasion)
);

CREATE TABLE workshop_paths (
    workshop TEXT PRIMARY KEY REFERENCES workshops ON DELETE CASCADE,
    -- The secret part of the address by which calendars subscribe. As with join codes, it is
    -- shown again and again and opens nothing but the dates, hence not hashed.
    calendar_code TEXT NOT NULL UNIQUE,
    -- From when on progress is shown by name; never, if null.
    named_since BIGINT
);

CREATE TABLE milestones (
    id TEXT PRIMARY KEY,
    team TEXT NOT NULL REFERENCES teams ON DELETE CASCADE,
    stage TEXT NOT NULL,
    target TEXT NOT NULL,
    due_on TEXT NOT NULL,
    owner TEXT REFERENCES members ON DELETE SET NULL,
    result TEXT,
    learning TEXT,
    evidence TEXT,
    reached_at BIGINT,
    revision BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX milestones_team ON milestones (team);
CREATE INDEX milestones_owner ON milestones (owner);

-- Items are rows so that two people filling different ones never meet, and two filling the same
-- one notice by its revision.
CREATE TABLE gifts (
    use_case TEXT NOT NULL REFERENCES use_cases ON DELETE CASCADE,
    item TEXT NOT NULL,
    owner TEXT NOT NULL,
    state TEXT NOT NULL,
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    revision BIGINT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (use_case, item)
);
