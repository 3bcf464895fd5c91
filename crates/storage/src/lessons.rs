//! How far people are in lessons. What that amounts to is decided in `domain`.

use domain::{
    MemberId, Moment, TeamId, WorkshopId,
    lecture::{Finish, Record},
};

use crate::{Db, Result, row::Row};

/// Where a reader is in a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The anchor on the page.
    pub anchor: &'a str,
    /// How many hundredths of the lesson end there.
    pub share: u32,
}

/// The columns of [`read`].
macro_rules! select_progress {
    ($more:literal) => {
        concat!(
            "SELECT progress.member, progress.lesson, progress.begun_at, progress.touched_at,
                    progress.place, progress.share, progress.read_at, progress.finished_at,
                    progress.finished_revision
             FROM lesson_progress AS progress ",
            $more
        )
    };
}

fn read(row: &Row) -> Result<Record> {
    let share: i64 = row.get("share")?;
    let revision: Option<i64> = row.get("finished_revision")?;
    let finished = row.optional_moment("finished_at")?.zip(revision);
    Ok(Record {
        lesson: row.get("lesson")?,
        begun_at: row.moment("begun_at")?,
        touched_at: row.moment("touched_at")?,
        place: row.get("place")?,
        share: u32::try_from(share).unwrap_or(0),
        read_at: row.optional_moment("read_at")?,
        finished: finished.map(|(at, revision)| Finish {
            at,
            revision: u32::try_from(revision).unwrap_or(0),
        }),
    })
}

impl Db {
    /// What is kept of somebody's reading, in no particular order.
    pub async fn lesson_records(&self, member: &MemberId) -> Result<Vec<Record>> {
        self.read(select_progress!("WHERE progress.member = $1"))
            .bind(member)
            .all(read)
            .await
    }

    /// The same of everybody who is in a workshop.
    pub async fn lesson_records_of_workshop(
        &self,
        workshop: &WorkshopId,
    ) -> Result<Vec<(MemberId, Record)>> {
        self.read(select_progress!(
            "JOIN members ON members.id = progress.member
             WHERE members.workshop = $1 AND members.removed_at IS NULL
             ORDER BY members.joined_at, members.id, progress.begun_at"
        ))
        .bind(workshop)
        .all(|row| Ok((row.parsed("member")?, read(row)?)))
        .await
    }

    /// The same of everybody who is in a team.
    pub async fn lesson_records_of_team(&self, team: &TeamId) -> Result<Vec<(MemberId, Record)>> {
        self.read(select_progress!(
            "JOIN members ON members.id = progress.member
             WHERE members.team = $1 AND members.removed_at IS NULL
             ORDER BY members.joined_at, members.id, progress.begun_at"
        ))
        .bind(team)
        .all(|row| Ok((row.parsed("member")?, read(row)?)))
        .await
    }

    /// Puts back what was kept of somebody's reading elsewhere, unless there is something of
    /// that lesson already.
    pub async fn put_lesson_record(&self, member: &MemberId, record: &Record) -> Result<()> {
        let finish = record.finished;
        self.write(
            "INSERT INTO lesson_progress (member, lesson, begun_at, touched_at, place, share,
                                          read_at, finished_at, finished_revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (member, lesson) DO NOTHING",
        )
        .bind(member)
        .bind(record.lesson.as_str())
        .bind(record.begun_at)
        .bind(record.touched_at)
        .bind(record.place.as_str())
        .bind(i64::from(record.share))
        .bind(record.read_at)
        .bind(finish.map(|finish| finish.at))
        .bind(finish.map(|finish| i64::from(finish.revision)))
        .execute()
        .await
        .map(drop)
    }

    /// Notes that somebody opened a lesson, unless they had before.
    pub async fn begin_lesson(&self, member: &MemberId, lesson: &str, now: Moment) -> Result<()> {
        self.write(
            "INSERT INTO lesson_progress (member, lesson, begun_at, touched_at, place, share)
             VALUES ($1, $2, $3, $3, '', 0)
             ON CONFLICT (member, lesson) DO NOTHING",
        )
        .bind(member)
        .bind(lesson)
        .bind(now)
        .execute()
        .await
        .map(drop)
    }

    /// Notes where somebody is in a lesson. The share read never shrinks.
    pub async fn keep_place(
        &self,
        member: &MemberId,
        lesson: &str,
        place: Place<'_>,
        now: Moment,
    ) -> Result<()> {
        self.write(
            "INSERT INTO lesson_progress (member, lesson, begun_at, touched_at, place, share)
             VALUES ($1, $2, $3, $3, $4, $5)
             ON CONFLICT (member, lesson) DO UPDATE
             SET touched_at = excluded.touched_at, place = excluded.place,
                 share = CASE WHEN excluded.share > lesson_progress.share
                         THEN excluded.share ELSE lesson_progress.share END",
        )
        .bind(member)
        .bind(lesson)
        .bind(now)
        .bind(place.anchor)
        .bind(i64::from(place.share))
        .execute()
        .await
        .map(drop)
    }

    /// Notes that somebody reached the end of a lesson.
    pub async fn reach_end(&self, member: &MemberId, lesson: &str, now: Moment) -> Result<()> {
        self.write(
            "INSERT INTO lesson_progress (member, lesson, begun_at, touched_at, place, share, read_at)
             VALUES ($1, $2, $3, $3, '', 100, $3)
             ON CONFLICT (member, lesson) DO UPDATE
             SET touched_at = excluded.touched_at, share = 100,
                 read_at = COALESCE(lesson_progress.read_at, excluded.read_at)",
        )
        .bind(member)
        .bind(lesson)
        .bind(now)
        .execute()
        .await
        .map(drop)
    }

    /// Notes that somebody finished a revision of a lesson that they have begun. The first time
    /// stays, and the newest revision.
    pub async fn finish_lesson(
        &self,
        member: &MemberId,
        lesson: &str,
        revision: u32,
        now: Moment,
    ) -> Result<()> {
        self.write(
            "UPDATE lesson_progress
             SET touched_at = $4, finished_at = COALESCE(finished_at, $4),
                 finished_revision = CASE WHEN finished_revision > $3
                                     THEN finished_revision ELSE $3 END
             WHERE member = $1 AND lesson = $2",
        )
        .bind(member)
        .bind(lesson)
        .bind(i64::from(revision))
        .bind(now)
        .execute()
        .await
        .map(drop)
    }
}
