//! A WebSocket to a board, in frames.

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message},
};

/// An open connection.
pub struct Socket {
    stream: WebSocketStream<TcpStream>,
}

impl Socket {
    /// Connects to `path` of the server at `address`.
    pub async fn open(address: &str, path: &str) -> Result<Self> {
        let tcp = TcpStream::connect(address)
            .await
            .context("the server does not listen")?;
        tcp.set_nodelay(true)?;
        let request = format!("ws://{address}{path}");
        let (stream, _) = client_async(request, tcp)
            .await
            .context("the server opens no socket")?;
        Ok(Self { stream })
    }

    /// Sends one frame.
    pub async fn send(&mut self, frame: Bytes) -> Result<()> {
        Ok(self.stream.send(Message::Binary(frame)).await?)
    }

    /// The next frame, or `None` once the connection is gone, killed servers included. Safe to
    /// drop while waiting: no frame is lost.
    pub async fn receive(&mut self) -> Result<Option<Bytes>> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Binary(frame))) => return Ok(Some(frame)),
                Some(Ok(Message::Close(Some(close)))) if u16::from(close.code) >= 4400 => {
                    bail!(
                        "the server closed: {} {}",
                        u16::from(close.code),
                        close.reason
                    );
                }
                Some(Ok(Message::Close(_))) | None | Some(Err(_)) => return Ok(None),
                Some(Ok(_)) => {}
            }
        }
    }

    /// Says goodbye.
    pub async fn close(mut self) {
        match self.stream.close(None).await {
            Ok(()) | Err(Error::ConnectionClosed | Error::AlreadyClosed) => {}
            Err(error) => eprintln!("closing: {error}"),
        }
    }
}
