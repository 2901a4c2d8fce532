-- What people were told of the limit of a step: each level of the policy once for each limit.
create table deadline_notice (
  task_id varchar(64) not null,
  due_at timestamp(3) not null,
  level_code varchar(64) not null,
  event varchar(32) not null,
  project_code varchar(255) not null,
  told_at timestamp(3) not null,
  constraint pk_deadline_notice primary key (task_id, due_at, level_code)
);
create index ix_deadline_notice_told on deadline_notice (told_at);
