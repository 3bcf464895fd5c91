//! The server as a process: started on a free port, watched through `/proc`, stopped or killed.

use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use crate::api;

/// How long a server may take to listen, and to end.
const PATIENCE: Duration = Duration::from_secs(30);
/// Ticks per second in `/proc/PID/stat`, the same on every Linux.
const TICKS: f64 = 100.0;

/// What to start, and where it may run.
pub struct Program {
    pub path: PathBuf,
    /// The server on the first core and the load on the others, so that they do not take each
    /// other's time.
    pub pinned: bool,
}

/// A running process. Dropping it kills it.
pub struct Process {
    child: Child,
    address: String,
}

/// A running Ekkyo.
pub struct Server {
    process: Process,
    token: String,
}

impl Program {
    /// Makes an organiser with a token in the empty directory `data` and serves from there.
    pub async fn first_start(&self, data: &Path) -> Result<Server> {
        ensure!(
            self.path.exists(),
            "{} is missing; build it first",
            self.path.display()
        );
        let email = "bench@example.org";
        self.ask(data, &["organiser", "add", email])?;
        let printed = self.ask(data, &["token", "create", "--organiser", email])?;
        let token = printed
            .split_whitespace()
            .last()
            .context("no token was printed")?;
        self.start(data, token.to_owned()).await
    }

    /// Serves from a directory that a server has used before.
    pub async fn start(&self, data: &Path, token: String) -> Result<Server> {
        let address = free_address()?;
        let mut command = self.command(&self.path);
        command
            .args(["serve", "--listen", &address, "--data"])
            .arg(data);
        command.env("EKKYO_LOG", "warn");
        let process = Process::start(command, address).await?;
        Ok(Server { process, token })
    }

    /// This very program as relay.
    pub async fn start_relay(&self) -> Result<Process> {
        let address = free_address()?;
        let mut command = self.command(&std::env::current_exe()?);
        command.arg("relay").env("BENCH_RELAY_LISTEN", &address);
        Process::start(command, address).await
    }

    /// Moves this process off the server's core.
    pub fn make_room(&self) {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        if self.pinned && cores > 1 {
            let others = format!("1-{}", cores - 1);
            let own = std::process::id().to_string();
            let arguments = ["--all-tasks", "--cpu-list", "--pid", &others, &own];
            let _ = Command::new("taskset")
                .args(arguments)
                .stdout(Stdio::null())
                .status();
        }
    }

    fn command(&self, program: &Path) -> Command {
        if !self.pinned {
            return Command::new(program);
        }
        let mut command = Command::new("taskset");
        command.args(["--cpu-list", "0"]).arg(program);
        command
    }

    fn ask(&self, data: &Path, arguments: &[&str]) -> Result<String> {
        let output = Command::new(&self.path)
            .args(arguments)
            .arg("--data")
            .arg(data)
            .output()?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(
            output.status.success(),
            "ekkyo {}: {complaint}",
            arguments.join(" ")
        );
        Ok(String::from_utf8(output.stdout)?)
    }
}

impl Process {
    async fn start(mut command: Command, address: String) -> Result<Self> {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::inherit())
            .spawn()
            .context("the server cannot start")?;
        let process = Self { child, address };
        let deadline = Instant::now() + PATIENCE;
        while tokio::net::TcpStream::connect(&process.address)
            .await
            .is_err()
        {
            ensure!(Instant::now() < deadline, "the server does not listen");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(process)
    }

    /// `host:port`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Processor time used so far, of all threads.
    pub fn processor_time(&self) -> Result<Duration> {
        let stat = self.read("stat")?;
        // The second field is the program's name in parentheses, which may contain spaces.
        let after_name = stat
            .rsplit_once(')')
            .context("unexpected /proc/PID/stat")?
            .1;
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |index: usize| -> Result<f64> {
            Ok(fields
                .get(index)
                .context("unexpected /proc/PID/stat")?
                .parse()?)
        };
        Ok(Duration::from_secs_f64((ticks(11)? + ticks(12)?) / TICKS))
    }

    /// Memory in use, in bytes, without what is merely shared with the file on disk.
    pub fn memory(&self) -> Result<u64> {
        let status = self.read("status")?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("RssAnon:"));
        let kilobytes: u64 = line
            .context("no RssAnon in /proc/PID/status")?
            .trim()
            .trim_end_matches(" kB")
            .parse()?;
        Ok(kilobytes * 1024)
    }

    /// The end without warning: SIGKILL.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// A polite end: SIGTERM, and waiting.
    pub fn stop(mut self) -> Result<()> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status()?;
        let deadline = Instant::now() + PATIENCE;
        while self.child.try_wait()?.is_none() {
            if Instant::now() > deadline {
                bail!("the server does not end after SIGTERM");
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    fn read(&self, file: &str) -> Result<String> {
        // taskset replaces itself by the program, so this is the server's own number.
        Ok(std::fs::read_to_string(format!(
            "/proc/{}/{file}",
            self.child.id()
        ))?)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// The process.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// A client of its public interface.
    pub fn api(&self) -> api::Client<'_> {
        api::Client {
            address: self.process.address(),
            token: &self.token,
        }
    }

    /// The token, to start again on the same data.
    pub fn token(&self) -> String {
        self.token.clone()
    }

    /// The process alone.
    pub fn into_process(self) -> Process {
        self.process
    }
}

fn free_address() -> Result<String> {
    let probe = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    Ok(probe.local_addr()?.to_string())
}
