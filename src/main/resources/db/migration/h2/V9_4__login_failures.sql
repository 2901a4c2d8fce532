-- Wrong passwords by where they came from, and by user where the engine does not count them: for the waits after them, on all nodes.
create table login_failure (
  subject varchar(80) not null,
  failures integer not null,
  first_at timestamp(3) not null,
  last_at timestamp(3) not null,
  constraint pk_login_failure primary key (subject)
);
create index ix_login_failure_last on login_failure (last_at);
