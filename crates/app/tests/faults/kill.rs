//! `kill -9` in the middle of writes, again and again: what was acknowledged stays, what was not
//! answered is sent again under its key and is there once.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kit::chance::Chance;

use crate::ledger::{Act, Ledger, Senders, draft, hold, open_and_reckon};
use crate::mission::{Mission, Where, both, database_server};
use crate::server::Server;
use crate::{full, number};

/// Those who write at once.
const WRITERS: usize = 4;

struct Run<'a> {
    mission: &'a Mission,
    ledger: Ledger,
    next: AtomicU64,
}

impl Run<'_> {
    /// Writes until the server does not answer any more, or it is told to end.
    fn write(&self, senders: &Senders, until: &AtomicBool) {
        let mut chance = Chance::seeded(self.next.load(Ordering::Relaxed));
        while !until.load(Ordering::Relaxed) {
            let again = hold(&self.ledger.unanswered).pop();
            let act = again.unwrap_or_else(|| match chance.below(10) {
                // Sent once more although it was answered: a reader who pressed the button twice.
                0 => self.answered(&mut chance),
                _ => Act::new(self.next.fetch_add(1, Ordering::Relaxed)),
            });
            if !self.ledger.send(self.mission, senders, act) {
                return;
            }
        }
    }

    fn answered(&self, chance: &mut Chance) -> Act {
        let done = hold(&self.ledger.done);
        let at = chance.below(done.len() as u64);
        let known = done.get(usize::try_from(at).unwrap_or(0)).cloned();
        known.unwrap_or_else(|| Act::new(self.next.fetch_add(1, Ordering::Relaxed)))
    }

    /// One life of a server: started, written to, killed. Some are killed before they answer, some
    /// serve a locked mission.
    fn life(&self, senders: &Senders, chance: &mut Chance) {
        let unlocked = chance.below(4) == 0;
        let mut server = Server::spawn(&self.mission.start(unlocked));
        if chance.below(8) == 0 {
            std::thread::sleep(Duration::from_millis(chance.below(400)));
            return server.kill();
        }
        server.wait();
        let senders = &senders.moved(server.port);
        let until = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..WRITERS {
                scope.spawn(|| self.write(senders, &until));
            }
            std::thread::sleep(Duration::from_millis(20 + chance.below(700)));
            server.kill();
        });
    }
}

fn kill(at: &Where, kills: u64, beside: bool) {
    let seed = number("FAULT_SEED", 1);
    let begun = Instant::now();
    let mission = &Mission::new(at);
    let run = &Run {
        mission,
        ledger: Ledger::default(),
        next: AtomicU64::new(0),
    };
    let first = mission.serve();
    let senders = &Senders::at(first.port);
    draft(first.port);
    if beside {
        // The first server goes on while its neighbour is killed: nobody who talks to it notices.
        let until = &AtomicBool::new(false);
        let here = &senders.moved(first.port);
        std::thread::scope(|scope| {
            scope.spawn(move || {
                while !until.load(Ordering::Relaxed) {
                    let act = Act::new(run.next.fetch_add(1, Ordering::Relaxed));
                    assert!(run.ledger.send(mission, here, act), "the neighbour answers");
                    std::thread::sleep(Duration::from_millis(30));
                }
            });
            lives(run, senders, kills, seed);
            until.store(true, Ordering::Relaxed);
        });
        assert!(first.is_well());
        assert!(first.stop(Duration::from_secs(30)));
    } else {
        first.kill();
        lives(run, senders, kills, seed);
    }
    let found = open_and_reckon(&run.ledger, mission, senders);
    eprintln!(
        "{kills} kills (seed {seed}, {at:?}, a neighbour: {beside}) in {} s: {found}",
        begun.elapsed().as_secs()
    );
}

fn lives(run: &Run<'_>, senders: &Senders, kills: u64, seed: u64) {
    let mut chance = Chance::seeded(seed);
    let mut checkpoints = String::new();
    for life in 0..kills {
        run.life(senders, &mut chance);
        let wrong = hold(&run.ledger.wrong);
        assert!(wrong.is_empty(), "life {life}: {}", wrong.join("\n"));
        drop(wrong);
        if life % 16 == 7 {
            // What was sealed before a kill must not be cut off by the next.
            checkpoints += &run.mission.must(&["audit", "checkpoint"], "");
        }
    }
    let kept = run.mission.folder.path().join("checkpoints");
    std::fs::write(&kept, checkpoints).expect("a file");
    let kept = kept.display().to_string();
    run.mission
        .must(&["audit", "verify", "--checkpoints", &kept], "");
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_there_twice() {
    let long = full();
    for at in both() {
        let kills = match (&at, long) {
            (_, true) => 200,
            (Where::Folder, false) => 8,
            // The long run has it; here the test below stands for it.
            (Where::Server(_), false) => continue,
        };
        kill(&at, number("FAULT_KILLS", kills), false);
    }
}

#[test]
fn one_of_two_servers_is_killed_and_the_other_goes_on() {
    if let Some(at) = database_server() {
        let kills = if full() { 50 } else { 4 };
        kill(&at, number("FAULT_KILLS", kills), true);
    }
}
