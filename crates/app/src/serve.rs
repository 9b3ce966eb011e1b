//! `demo` and `serve`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::Context;
use kit::db::Place;
use mission::demo::{self, ACCOUNTS, PASSWORD};

use crate::open::{Data, open_with, unlock};
use crate::say;

#[derive(clap::Args)]
pub(crate) struct Demo {
    /// Data folder, or a postgres:// URL
    #[arg(long, value_name = "DIR|URL", default_value = "demo-data")]
    data: String,
    /// Make it and stop
    #[arg(long)]
    no_serve: bool,
    /// So many times as many people, for load
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    scale: u32,
    /// Port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

#[derive(clap::Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    data: Data,
    /// Address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    address: IpAddr,
    /// Port
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Readers come over HTTPS (through a proxy): cookies are sent no other way
    #[arg(long)]
    https: bool,
    /// Port for Prometheus metrics on 127.0.0.1; none by default
    #[arg(long)]
    metrics_port: Option<u16>,
}

pub(crate) async fn demo(args: Demo) -> anyhow::Result<()> {
    let data = Data { data: args.data };
    let place = data.place();
    let fresh = match &place {
        Place::Folder(folder) => !folder.join("waystation.db").exists(),
        Place::Url(_) => !demo::is_there(&place).await?,
    };
    if fresh {
        let bar = crate::backup::bar("Making the demo mission");
        demo::make(&place, args.scale, |done, of| {
            bar.set_length(of);
            bar.set_position(done);
        })
        .await?;
        bar.finish_and_clear();
        say("The demo mission is made. Its people are invented; its key lies beside the data.");
    }
    if args.no_serve {
        return Ok(());
    }
    say("Accounts of the demo (never use them for real records):");
    for (login, role) in ACCOUNTS {
        say(&format!("  {login:<10} {PASSWORD}   {role}"));
    }
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    run(&data, address, None, false).await
}

pub(crate) async fn serve(args: Serve) -> anyhow::Result<()> {
    let metrics = args
        .metrics_port
        .map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    run(
        &args.data,
        SocketAddr::from((args.address, args.port)),
        metrics,
        args.https,
    )
    .await
}

async fn run(
    data: &Data,
    address: SocketAddr,
    metrics: Option<SocketAddr>,
    https: bool,
) -> anyhow::Result<()> {
    let app = open_with(data, https).await?;
    let listener = tokio::net::TcpListener::bind(address)
        .await
        .with_context(|| format!("cannot listen on {address}: choose another --port"))?;
    if unlock(&app, data).await? {
        say(&format!("{} names in memory.", app.people.len()));
    } else {
        say("The mission is locked: records can be received, names cannot be shown.");
    }
    let tasks = app.start_tasks();
    if let Some(address) = metrics {
        let house = app.house.clone();
        tokio::spawn(async move {
            if let Err(error) = kit::http::serve::serve_metrics(address, house).await {
                tracing::error!(%error, "no metrics");
            }
        });
    }
    say(&format!(
        "Waystation serves {} on http://{address}",
        app.house.settings.mission
    ));
    kit::http::serve::serve(listener, app.router()).await?;
    app.finish(tasks).await?;
    Ok(())
}
