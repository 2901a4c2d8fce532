-- What became of the mail to one recipient of a notice (process notification): a repeated job does not mail him again.
create table notice_delivery (
  process_instance_id varchar(64) not null,
  recipient varchar(500) not null,
  event varchar(32) not null,
  project_code varchar(255),
  recipient_name varchar(255),
  email varchar(320),
  outcome varchar(32) not null,
  message_id varchar(255),
  settled_at timestamp(3) not null,
  constraint pk_notice_delivery primary key (process_instance_id, recipient)
);
create index ix_notice_delivery_project on notice_delivery (project_code);
create index ix_notice_delivery_settled on notice_delivery (settled_at);

-- 通知设置: what a person has switched off or on again; what he never touched is on.
create table notice_preference (
  user_id varchar(64) not null,
  event varchar(32) not null,
  enabled boolean not null,
  changed_at timestamp(3) not null,
  constraint pk_notice_preference primary key (user_id, event)
);
