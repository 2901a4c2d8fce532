-- Which bidders have been mailed the result of a procurement (JS-11): a repeated job does not mail them again.
create table bidder_notice (
  process_instance_id varchar(64) not null,
  bidder varchar(200) not null,
  project_code varchar(255) not null,
  email varchar(255) not null,
  won boolean not null,
  sent_at timestamp(3) not null,
  constraint pk_bidder_notice primary key (process_instance_id, bidder)
);
