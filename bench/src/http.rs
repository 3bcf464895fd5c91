//! A browser's connection, as far as reading pages goes: HTTP/1.1 by hand, kept open, compressed
//! bodies counted but not looked into.

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// An open connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    /// The cookies that were set, each as the browser sends it back.
    pub cookies: Vec<String>,
    pub body: Vec<u8>,
}

/// How a body's end is found.
enum Length {
    Known(usize),
    Chunked,
}

impl Connection {
    pub async fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::with_capacity(16 * 1024, stream),
            host: address.to_owned(),
        })
    }

    /// Asks for a page. `encoding` is what the body may be compressed by.
    pub async fn get(&mut self, path: &str, cookie: &str, encoding: &str) -> Result<Answer> {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nAccept: text/html\r\n\
             Accept-Encoding: {encoding}\r\nAccept-Language: ja\r\n\r\n",
            self.host
        );
        self.exchange(&request).await
    }

    /// Sends an empty form.
    pub async fn post(&mut self, path: &str) -> Result<Answer> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: 0\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n",
            self.host
        );
        self.exchange(&request).await
    }

    async fn exchange(&mut self, request: &str) -> Result<Answer> {
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        let status = self.line().await?;
        let status = status.split(' ').nth(1).context("no status")?.parse()?;
        let (mut cookies, mut length) = (Vec::new(), Length::Known(0));
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').context("no header")?;
            match (name.to_ascii_lowercase().as_str(), value.trim()) {
                ("content-length", value) => length = Length::Known(value.parse()?),
                ("transfer-encoding", "chunked") => length = Length::Chunked,
                ("set-cookie", value) => cookies.extend(value.split(';').next().map(str::to_owned)),
                _ => {}
            }
        }
        Ok(Answer {
            status,
            cookies,
            body: self.body(length).await?,
        })
    }

    async fn body(&mut self, length: Length) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        match length {
            Length::Known(length) => self.take(length, &mut body).await?,
            Length::Chunked => loop {
                let length = usize::from_str_radix(&self.line().await?, 16)?;
                self.take(length, &mut body).await?;
                self.line().await?;
                if length == 0 {
                    break;
                }
            },
        }
        Ok(body)
    }

    async fn take(&mut self, length: usize, body: &mut Vec<u8>) -> Result<()> {
        let start = body.len();
        body.resize(start + length, 0);
        self.stream.read_exact(&mut body[start..]).await?;
        Ok(())
    }

    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }
}
