-- The groups that were told of a step's limit beside those who have the step; they may read the project from then on.
create table escalated_project (
  project_code varchar(255) not null,
  group_id varchar(64) not null,
  told_at timestamp(3) not null,
  constraint pk_escalated_project primary key (project_code, group_id)
);
create index ix_escalated_project_group on escalated_project (group_id, project_code);
