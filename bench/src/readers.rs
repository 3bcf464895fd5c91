//! How long lesson pages take while a hall full of people reads: each has a device, a connection
//! and progress of their own, and opens one lesson after another.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, ensure};
use tokio::{task::JoinSet, time::Instant};

use crate::{
    http::Connection,
    server::Program,
    statistics::{milliseconds, quantile},
};

/// What browsers accept.
const ENCODING: &str = "gzip, deflate, br";
/// Opening everything for the first time does not count.
const WARM_UP: Duration = Duration::from_secs(5);

/// How many people read how fast.
#[derive(Debug, Clone, Copy)]
pub struct Hall {
    pub readers: usize,
    /// Seconds on a page, on average.
    pub pause: f64,
    pub seconds: u64,
}

/// What all readers share.
struct Course {
    address: String,
    pages: Vec<String>,
    hall: Hall,
    start: Instant,
}

/// What a reader waited, in microseconds, and how many bytes came.
#[derive(Default)]
struct Waited {
    micros: Vec<u64>,
    bytes: usize,
}

/// Lets them read and prints how long pages took.
pub async fn run(program: &Program, hall: Hall) -> Result<()> {
    program.make_room();
    let data = tempfile::tempdir()?;
    let server = program.first_start(data.path()).await?;
    let address = server.process().address().to_owned();
    let (workshop, returns) = server.api().make_readers(hall.readers).await?;
    let mut readers = Vec::with_capacity(hall.readers);
    for path in &returns {
        let mut connection = Connection::open(&address).await?;
        let mut cookies = connection.post(path).await?.cookies.into_iter();
        let device = cookies.find(|cookie| cookie.starts_with("ekkyo_device="));
        readers.push((connection, device.context("no device was remembered")?));
    }
    let (connection, cookie) = readers.first_mut().context("nobody reads")?;
    let pages = lessons(connection, cookie, &workshop).await?;
    let course = Arc::new(Course {
        address,
        pages,
        hall,
        start: Instant::now(),
    });
    let before = server.process().processor_time()?;
    let mut running = JoinSet::new();
    for (number, (connection, cookie)) in readers.into_iter().enumerate() {
        let course = Arc::clone(&course);
        running.spawn(async move { read(&course, number, connection, &cookie).await });
    }
    let mut all = Waited::default();
    while let Some(waited) = running.join_next().await {
        let waited = waited??;
        all.micros.extend(waited.micros);
        all.bytes += waited.bytes;
    }
    let busy = server.process().processor_time()? - before;
    report(&course, all, busy);
    server.into_process().stop()
}

/// The addresses of all lessons, as the overview links them.
async fn lessons(connection: &mut Connection, cookie: &str, workshop: &str) -> Result<Vec<String>> {
    let overview = format!("/workshops/{workshop}/lectures");
    let answer = connection.get(&overview, cookie, "identity").await?;
    let html = String::from_utf8(answer.body)?;
    let start = format!("href=\"{overview}/");
    let mut pages: Vec<String> = html
        .split(&start)
        .skip(1)
        .filter_map(|rest| Some(format!("{overview}/{}", rest.split_once('"')?.0)))
        .collect();
    pages.sort();
    pages.dedup();
    ensure!(pages.len() > 1, "the overview links no lessons");
    Ok(pages)
}

async fn read(
    course: &Course,
    number: usize,
    mut connection: Connection,
    cookie: &str,
) -> Result<Waited> {
    let mut waited = Waited::default();
    let end = WARM_UP + Duration::from_secs(course.hall.seconds);
    // Spread over the first pause, so that nobody marches in step.
    let share = number as f64 / course.hall.readers as f64;
    tokio::time::sleep(Duration::from_secs_f64(share * course.hall.pause)).await;
    for turn in 0.. {
        let page = &course.pages[(number + turn) % course.pages.len()];
        let start = Instant::now();
        let answer = connection.get(page, cookie, ENCODING).await?;
        ensure!(answer.status == 200, "{page}: {}", answer.status);
        if course.start.elapsed() > WARM_UP {
            waited
                .micros
                .push(u64::try_from(start.elapsed().as_micros())?);
            waited.bytes += answer.body.len();
        }
        let pause = Duration::from_secs_f64(course.hall.pause * pace(number, turn));
        if course.start.elapsed() + pause > end {
            break;
        }
        tokio::time::sleep(pause).await;
    }
    Ok(waited)
}

/// Between half and one and a half of a pause, without a pattern and the same in every run.
fn pace(number: usize, turn: usize) -> f64 {
    let mixed = (number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        ^ (turn as u64 + 1).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    0.5 + (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

fn report(course: &Course, mut all: Waited, busy: Duration) {
    let pages = all.micros.len().max(1);
    let Hall {
        readers,
        pause,
        seconds,
    } = course.hall;
    println!(
        "{readers} readers, a lesson every {pause} s each, {seconds} s, at {}:",
        course.address
    );
    println!(
        "pages: {pages}, {:.0} a second, {:.1} kB each as sent",
        pages as f64 / seconds as f64,
        all.bytes as f64 / pages as f64 / 1e3
    );
    for (name, share) in [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("worst", 1.0)] {
        println!("{name}: {}", milliseconds(quantile(&mut all.micros, share)));
    }
    let whole = seconds as f64 + WARM_UP.as_secs_f64();
    println!(
        "server's processor: {:.0} % of one core",
        100.0 * busy.as_secs_f64() / whole
    );
}
