-- The same work as bookSeats for one seat, written by hand: one transaction of prepared statements, nothing checked but that
-- a seat is left. What the bench holds the use case against. Each statement is named by the comment before it.

-- name: lock
select capacity from sessions where id = $1 for no key update;

-- name: count
select count(*)::int as taken from seats
where session_id = $1 and state not in ('cancelled', 'transferred')
  and (state <> 'held' or hold_expires_at is null or hold_expires_at > $2);

-- name: order
insert into orders (id, reference, form_token, buyer_name, buyer_email, total_cents, gst_cents, seats_from_cents,
  payment_state, terms_version_id, terms_accepted_at, placed_at)
values ($1, $2, $3, 'Buyer', $4, 38500, 3500, 38500, 'unpaid', $5, $6, $6);

-- name: line
insert into order_lines (id, order_id, position, course_id, session_id, description, quantity, unit_cents, total_cents,
  gst_cents, taxable)
values ($1, $2, 1, $3, $4, 'One seat', 1, 38500, 38500, 3500, true);

-- name: seat
insert into seats (id, order_id, order_line_id, course_id, session_id, attendee_name, attendee_email, ticket_code, state,
  hold_expires_at, payer, price_cents, gst_cents, price_breakdown, policy_version_id, created_at)
values ($1, $2, $3, $4, $5, 'Buyer', $6, $7, 'held', $8, 'buyer', 38500, 3500,
  '[{"rule": "course-price", "label": "Price", "cents": 38500}]', $9, $10);

-- name: outbox
insert into messages (id, kind, to_email, to_name, subject, body_text, body_html, attachments, papers, carries_secret,
  about_type, about_id, next_attempt_at, queued_at)
values ($1, 'order-placed', $2, 'Buyer', 'Your order', 'Thank you.', '<p>Thank you.</p>', '[]', '[]', false,
  'order', $3, $4, $4);
