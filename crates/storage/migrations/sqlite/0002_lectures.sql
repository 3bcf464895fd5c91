-- What people do with the lectures. Lessons and questions are known by the ids in the content
-- files; whether they still exist is not known here, so that a changed file loses nothing.

CREATE TABLE lesson_progress (
    member TEXT NOT NULL REFERENCES members ON DELETE CASCADE,
    lesson TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL,
    -- The anchor where the reader was last, and how many hundredths were read.
    place TEXT NOT NULL,
    share BIGINT NOT NULL,
    read_at BIGINT,
    finished_at BIGINT,
    finished_revision BIGINT,
    PRIMARY KEY (member, lesson)
);

CREATE TABLE lesson_answers (
    member TEXT NOT NULL REFERENCES members ON DELETE CASCADE,
    lesson TEXT NOT NULL,
    question_set TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    question TEXT NOT NULL,
    revision BIGINT NOT NULL,
    answer TEXT NOT NULL,
    certainty TEXT,
    marks BIGINT,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (member, lesson, question_set, attempt, question)
);

CREATE TABLE reader_questions (
    id TEXT PRIMARY KEY,
    workshop TEXT NOT NULL REFERENCES workshops ON DELETE CASCADE,
    lesson TEXT NOT NULL,
    -- Nobody when it was asked anonymously: what is not stored cannot be shown.
    author TEXT,
    question TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);
CREATE INDEX reader_questions_workshop ON reader_questions (workshop, lesson);

CREATE TABLE reader_answers (
    id TEXT PRIMARY KEY,
    question TEXT NOT NULL REFERENCES reader_questions ON DELETE CASCADE,
    -- A member or an organiser, hence no reference.
    author TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL
);
CREATE INDEX reader_answers_question ON reader_answers (question);
