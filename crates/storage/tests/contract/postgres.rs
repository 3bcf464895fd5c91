//! A PostgreSQL server of the test's own: in a temporary folder, on a free port, started from
//! the installed binaries and ended with the test, also when it panics.

use std::{
    fs::{self, File},
    net::TcpListener,
    os::unix::fs::{MetadataExt, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

/// The user `nobody`: PostgreSQL refuses to run as root.
const NOBODY: u32 = 65534;
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
pub struct Server {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl Server {
    /// Starts a server. Without PostgreSQL's binaries it panics, or answers `None` if
    /// `EKKYO_ALLOW_SKIPS=1`.
    pub fn start() -> Option<Self> {
        let Some(binaries) = find_binaries() else {
            let skips_allowed = std::env::var("EKKYO_ALLOW_SKIPS").is_ok_and(|value| value == "1");
            assert!(
                skips_allowed,
                "PostgreSQL's initdb is neither in PATH nor in /usr/lib/postgresql/*/bin; \
                 install it (Debian: postgresql) or set EKKYO_ALLOW_SKIPS=1"
            );
            eprintln!("skipped: PostgreSQL is not installed");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        if runs_as_root(folder.path()) {
            chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        initialise(&binaries, folder.path());
        let port = free_port();
        let process = launch(&binaries, folder.path(), port);
        let mut server = Self {
            process,
            port,
            folder,
        };
        server.wait_until_listening();
        Some(server)
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// An empty database of the server. It is a schema rather than a database in PostgreSQL's
    /// sense, because those take a quarter of a second each.
    pub async fn create_database(&self, name: &str) -> String {
        let url = self.url();
        let mut connection = PgConnection::connect(&url).await.unwrap();
        let sql = AssertSqlSafe(format!("CREATE SCHEMA {name}"));
        sqlx::query(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        format!("{url}?options=-c%20search_path%3D{name}")
    }

    /// It is ready once its pid file says so in the eighth line.
    fn wait_until_listening(&mut self) {
        let pid_file = self.folder.path().join("data/postmaster.pid");
        let start = Instant::now();
        while !fs::read_to_string(&pid_file)
            .is_ok_and(|text| text.lines().nth(7).is_some_and(|it| it.trim() == "ready"))
        {
            let ended = self.process.try_wait().unwrap();
            if ended.is_some() || start.elapsed() > PATIENCE {
                panic!("PostgreSQL did not start:\n{}", log(self.folder.path()));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Immediate shutdown: the folder is thrown away, but its helper processes must end too.
        let pid = self.process.id().to_string();
        let _ = Command::new("kill").args(["-QUIT", &pid]).status();
        let _ = self.process.wait();
    }
}

/// The folder of the newest `initdb` and `postgres`.
fn find_binaries() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut versions: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    folders
        .into_iter()
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

fn runs_as_root(own_folder: &Path) -> bool {
    fs::metadata(own_folder).unwrap().uid() == 0
}

/// The command, with root's rights laid down if there are any. `setpriv` replaces itself by the
/// command, so the process id stays the same.
fn unprivileged(program: &Path, folder: &Path) -> Command {
    let mut command = if runs_as_root(Path::new("/proc/self")) {
        let mut setpriv = Command::new("setpriv");
        let nobody = NOBODY.to_string();
        // The last option ends the server even if this process is killed.
        setpriv.args([
            "--reuid",
            &nobody,
            "--regid",
            &nobody,
            "--clear-groups",
            "--pdeathsig",
            "INT",
            "--",
        ]);
        setpriv.arg(program);
        setpriv
    } else {
        Command::new(program)
    };
    let log = File::options()
        .create(true)
        .append(true)
        .open(folder.join("log"))
        .unwrap();
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log);
    command
}

fn initialise(binaries: &Path, folder: &Path) {
    let status = unprivileged(&binaries.join("initdb"), folder)
        .args([
            "--pgdata",
            "data",
            "--username",
            "postgres",
            "--auth",
            "trust",
        ])
        .args([
            "--encoding",
            "UTF8",
            "--no-locale",
            "--no-sync",
            "--no-instructions",
        ])
        .status()
        .unwrap();
    assert!(status.success(), "initdb failed:\n{}", log(folder));
}

fn launch(binaries: &Path, folder: &Path, port: u16) -> Child {
    unprivileged(&binaries.join("postgres"), folder)
        .args(["-D", "data", "-p", &port.to_string()])
        .args([
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
        ])
        .args([
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "max_connections=200",
        ])
        .spawn()
        .unwrap()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join("log")).unwrap_or_default()
}
