// Made from the database's catalogue by `bin/plenary schema types`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** What a jsonb column holds. Stores give it its real type. */
export type Json = unknown

export interface Tables {
  access_application: {
    id: string
    sequence: Generated<number>
    registration_id: string | null
    person_id: string
    organisation_id: string
    state: string
    state_since: Date
    reason: string | null
    decision_reason: string | null
    decided_by: string | null
    granted_at: Date | null
    revision: Generated<number>
    created_at: Date
  }
  access_disuse: {
    application_id: string
    active_at: Date
    ends_at: Date
    warned_days: number
    warned_at: Date
  }
  access_move: {
    application_id: string
    at: Date
    from_state: string | null
    to_state: string
    by_account: string | null
    undo_until: Date | null
    claim_id: string | null
  }
  access_note: {
    organisation_id: string
    words: string
    written_by: string | null
    written_at: Date
  }
  account: {
    id: string
    person_id: string
    state: string
    password_hash: string | null
    password_set_at: Date | null
    created_at: Date
    signed_in_at: Date | null
    state_since: Date
    block_reason: string | null
    block_note: string | null
    merged_into: string | null
    user_name_changed_at: Date | null
    contact_changed_at: Date | null
    stayed_at: Date | null
    erased_at: Date | null
  }
  account_hint: {
    id: string
    account_id: string
    other_id: string
    reasons: string[]
    found_at: Date
    settled_at: Date | null
    settled_by: string | null
    settled_as: string | null
  }
  account_identifier: {
    key: string
    kind: string
    account_id: string
    shown: string
    is_contact: Generated<boolean>
    created_at: Date
    ended_at: Date | null
  }
  account_inactivity: {
    account_id: string
    active_at: Date
    blocks_at: Date
    warned_days: number
    warned_at: Date
  }
  account_link: {
    id: string
    purpose: string
    account_id: string
    token_hash: Buffer
    facts: Generated<Json>
    created_at: Date
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  account_merge: {
    id: string
    survivor_id: string
    merged_id: string
    merged_at: Date
    moved: Generated<Json>
    undone_at: Date | null
    undone_by: string | null
    settled_at: Date | null
  }
  account_to_compare: {
    account_id: string
    asked_at: Date
  }
  affiliation: {
    id: string
    person_id: string
    organisation_id: string | null
    claimed_category: string
    state: string
    created_at: Date
    decided_at: Date | null
    decided_by: string | null
    role: string | null
    unit: string | null
    from_on: string | null
    to_on: string | null
    is_main: Generated<boolean>
    ended_at: Date | null
    ended_by: string | null
    end_reason: string | null
    decision_note: string | null
  }
  app_password: {
    id: string
    account_id: string
    name: string
    password_hash: Buffer
    created_at: Date
    used_at: Date | null
    used_by: string | null
    ended_at: Date | null
  }
  attendance: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string
    registration_id: string | null
    source: string
    origin: string
    joined_at: Date
    seen_at: Date
    left_at: Date | null
    removed_by: string | null
    heard_from: Date | null
  }
  attendance_certificate: {
    id: string
    serial: string
    event_id: string
    person_id: string
    language: string
    facts: Json
    file: Buffer | null
    issued_at: Date
    ended_at: Date | null
    end_reason: string | null
  }
  attendance_correction: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string
    version: number
    act: string
    from_at: Date | null
    until_at: Date | null
    origin: string | null
    reason: string
    corrected_by: string
    corrected_at: Date
  }
  attendance_event: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string | null
    name: string | null
    source: string
    kind: string
    connection: Generated<string>
    engine_event_id: string | null
    origin: string | null
    happened_at: Date
    until_at: Date | null
    received_at: Date
    said_by: string | null
    raw_hash: Buffer | null
  }
  attendance_objection: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string
    words: string
    said_at: Date
    answer: string | null
    answered_by: string | null
    answered_at: Date | null
  }
  audit_entry: {
    id: string
    at: Date
    actor_kind: string
    actor_account_id: string | null
    act: string
    subject_id: string | null
    details: Generated<Json>
  }
  calendar_link: {
    id: string
    person_id: string
    token_hash: Buffer
    created_at: Date
    read_at: Date | null
    ended_at: Date | null
  }
  caption_line: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string
    words: string
    typed_at: Date
  }
  claim_reminder: {
    affiliation_id: string
    step: number
    told_at: Date
  }
  consent: {
    id: string
    person_id: string
    kind: string
    text_version: string
    given_at: Date
    withdrawn_at: Date | null
  }
  data_export: {
    id: string
    account_id: string
    language: string
    state: string
    parts_done: Generated<number>
    parts_all: number
    asked_at: Date
    ready_at: Date | null
    expires_at: Date | null
    for_machines: Buffer | null
    for_people: Buffer | null
  }
  decision_batch: {
    id: string
    account_id: string
    act: string
    reason: Generated<string>
    because: string | null
    with_claims: Generated<boolean>
    created_at: Date
    undo_until: Date | null
    undone_at: Date | null
  }
  decision_batch_row: {
    batch_id: string
    registration_id: string
    place: number
    state: Generated<string>
    became: string | null
    revision: number | null
    claim_id: string | null
    decided_at: Date | null
    why: string | null
  }
  decision_digest: {
    person_id: string
    on_day: string
    at: Date
  }
  decision_notice: {
    registration_id: string
    person_id: string
    how: string
    since: Date
    at: Date
  }
  decision_setting: {
    person_id: string
    habit: string
    hour: number
    changed_at: Date
  }
  delegate: {
    person_id: string
    organisation_id: string
    address: string
    entered_by: string
    created_at: Date
  }
  directory_extract: {
    id: string
    account_id: string
    person_id: string
    subject: string
    form: string
    label_size: string | null
    asked: Json
    as_staff: Generated<boolean>
    language: string
    state: string
    rows_all: number
    rows_done: Generated<number>
    content: Json
    created_at: Date
    ready_at: Date | null
    expires_at: Date
  }
  directory_word: {
    word: string
  }
  document: {
    id: string
    code: string
    collection_id: string
    reference: string | null
    title: Json
    dated_on: string
    level: string
    group_id: string | null
    event_id: string | null
    state: string
    published_at: Date | null
    withdrawn_at: Date | null
    withdrawn_reason: string | null
    created_at: Date
    changed_at: Date
    terms: ColumnType<string | null, never, never>
  }
  document_collection: {
    id: string
    code: string
    title: Json
    words: Generated<Json>
    position: number
    created_at: Date
    changed_at: Date
  }
  document_file: {
    id: string
    document_id: string
    language: string
    kind: string
    version: number
    name: string
    size: number
    sha256: string
    added_at: Date
    added_by: string | null
    replaced_at: Date | null
  }
  document_reader: {
    document_id: string
    person_id: string
    added_at: Date
    added_by: string | null
  }
  document_use: {
    document_id: string
    fetched_on: string
    language: string
    count: number
  }
  enquiry: {
    id: string
    number: string
    desk: string
    source: string
    state: string
    state_since: Date
    person_id: string | null
    name: string | null
    address: string | null
    language: string
    subject: string
    about_kind: string | null
    about_ref: string | null
    assigned_to: string | null
    revision: Generated<number>
    created_at: Date
    changed_at: Date
    erased_at: Date | null
    search: ColumnType<string | null, never, never>
  }
  enquiry_file: {
    id: string
    message_id: string
    place: number
    name: string
    kind: string | null
    size: number
    sha256: string | null
  }
  enquiry_message: {
    id: string
    enquiry_id: string
    kind: string
    by_account: string | null
    from_address: string | null
    message_id: string | null
    words: string
    quoted: string | null
    at: Date
  }
  event: {
    id: string
    code: string
    type: string
    state: string
    title: Json
    summary: Generated<Json>
    group_name: Generated<Json>
    sector: string | null
    country_code: string | null
    city: Generated<Json>
    venue: Generated<Json>
    access_notes: Generated<Json>
    time_zone: string
    starts_at: Date
    ends_at: Date
    modes: string[]
    languages: Generated<string[]>
    has_captions: Generated<boolean>
    registration_opens_at: Date
    on_site_closes_at: Date | null
    remote_closes_at: Date | null
    mode_change_until: Date | null
    on_site_capacity: number | null
    remote_capacity: number | null
    on_site_taken: Generated<number>
    remote_taken: Generated<number>
    requires_member_access: Generated<boolean>
    contact: string
    policy: Generated<Json>
    demo_moves: string | null
    created_at: Date
    changed_at: Date
    mode_is_binding: Generated<boolean>
    change_policy: Generated<string>
    seats_per_organisation: number | null
    participants_list: Generated<string>
    join_lead_minutes: number | null
    visa_letter_to: Generated<string>
    remote_rights: Generated<Json>
    waiting_rule: Generated<string>
    offer_hours: number | null
    reopens_on_change: Generated<boolean>
    retention: Generated<Json>
    group_id: string | null
    revision: Generated<number>
    description: Generated<Json>
    practical: Generated<Json>
    registration_closed_at: Date | null
    cancelled_at: Date | null
    cancel_reason: string | null
  }
  event_census: {
    event_id: string
    asked_at: Date
    counted_at: Date | null
    heaps: Generated<Json>
  }
  event_clearing: {
    event_id: string
    class: string
    cleared_at: Date
    rows: number
  }
  event_document: {
    id: string
    event_id: string
    position: number
    title: Json
    access: string
    created_at: Date
    changed_at: Date
    removed_at: Date | null
  }
  event_document_file: {
    document_id: string
    language: string
    name: string
    kind: string
    size: number
    sha256: string
    uploaded_at: Date
    uploaded_by: string | null
  }
  event_group: {
    id: string
    sector: string | null
    name: Json
    participation: Generated<Json>
    contact: string | null
    policy: Generated<Json>
    created_at: Date
    changed_at: Date
    meets_as: string | null
  }
  event_link: {
    event_id: string
    opens_event_id: string
  }
  event_nominee: {
    id: string
    event_id: string
    person_id: string | null
    organisation_id: string | null
    added_at: Date
    added_by: string | null
  }
  event_notice: {
    id: string
    event_id: string
    kind: string
    before: Generated<Json>
    after: Json
    reason: string | null
    due_at: Date
    reached: string | null
    created_at: Date
    begun_at: Date | null
    ended_at: Date | null
  }
  event_question: {
    id: string
    event_id: string
    position: number
    version: Generated<number>
    kind: string
    label: Json
    hint: Generated<Json>
    options: Generated<Json>
    required: Generated<boolean>
    shown_for_modes: Generated<string[]>
    shown_for_categories: Generated<string[]>
    seen_by_focal_point: Generated<boolean>
    answered_version: number | null
    created_at: Date
    changed_at: Date
    ended_at: Date | null
  }
  event_question_wording: {
    question_id: string
    version: number
    label: Json
    hint: Json
    options: Json
    replaced_at: Date
  }
  event_session: {
    id: string
    event_id: string
    title: Generated<Json>
    starts_at: Date
    ends_at: Date
  }
  feedback: {
    id: string
    state: string
    state_since: Date
    person_id: string | null
    address: string | null
    may_answer: boolean
    language: string
    page: string | null
    rating: number | null
    words: string | null
    enquiry_id: string | null
    created_at: Date
  }
  floor_request: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string | null
    place: number
    state: string
    asked_at: Date
    began_at: Date | null
    ended_at: Date | null
    organisation_id: string | null
    kind: Generated<string>
    seconds: number | null
    entered_by: string | null
  }
  focal_point: {
    id: string
    organisation_id: string
    person_id: string
    kind: string
    is_deputy: Generated<boolean>
    away_from: string | null
    away_until: string | null
    since: Date
    until: Date | null
    sector: string | null
    expires_on: string | null
    confirmed_on: string | null
    end_reason: string | null
  }
  focal_point_change: {
    id: string
    organisation_id: string
    what: string
    kind: string
    sector: string | null
    is_deputy: Generated<boolean>
    role_id: string | null
    person_id: string | null
    first_name: string | null
    last_name: string | null
    email: string | null
    expires_on: string | null
    reason: string | null
    state: string
    asked_by: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    decision_note: string | null
    new_role_id: string | null
  }
  focal_point_gap: {
    id: string
    organisation_id: string
    kind: string
    sector: string | null
    since: Date
    ended_at: Date | null
  }
  focal_point_holder_change: {
    person_id: string
  }
  four_eyes: {
    id: string
    kind: string
    account_id: string
    asked_by: string
    reason: string
    facts: Generated<Json>
    created_at: Date
    expires_at: Date
    confirmed_by: string | null
    confirmed_at: Date | null
    refused_by: string | null
    refused_at: Date | null
    ended_at: Date | null
  }
  group_message: {
    id: string
    written_by: string
    query: string
    texts: Json
    fallback: string
    reply_to: string | null
    state: Generated<string>
    revision: Generated<number>
    created_at: Date
    changed_at: Date
    begun_at: Date | null
    begun_by: string | null
    moved_at: Date | null
    ended_at: Date | null
    ended_by: string | null
    readers: Generated<number>
    skipped: Generated<number>
    told: Generated<number>
  }
  group_message_reader: {
    message_id: string
    person_id: string
    registration_id: string
    state: string
    reason: string | null
    told_at: Date | null
  }
  help_article: {
    id: string
    kind: string
    slug: string
    withdrawn_at: Date | null
    created_at: Date
    created_by: string | null
  }
  help_version: {
    id: string
    article_id: string
    language: string
    number: number
    title: string | null
    words: string | null
    fits: Generated<number>
    back_to: number | null
    revision: Generated<number>
    saved_at: Date
    saved_by: string | null
    published_at: Date | null
    published_by: string | null
    fits_ours: string | null
  }
  installation: {
    name: string
    value: Json
  }
  join_token_taken: {
    id: string
    expires_at: Date
  }
  lost_mailbox_change: {
    id: string
    account_id: string
    address: string
    address_key: string
    asked_by: string
    agreed_by: string
    reason: string
    created_at: Date
    due_at: Date
    proven_at: Date | null
    done_at: Date | null
    stopped_at: Date | null
    stopped_by: string | null
  }
  mail_away: {
    mailbox_id: string
    is_on: boolean
    starts_at: Date
    ends_at: Date
    words: Json
    changed_at: Date
  }
  mail_away_answer: {
    mailbox_id: string
    address: string
    answered_at: Date
  }
  mail_blob: {
    id: string
    mailbox_id: string
    sha256: Buffer
    size: number
    raw: Buffer
    header: Buffer
    envelope: Json
    structure: Json
    search: string
    words: string
    subject: string
    sender: string
    recipients: string
    sent_at: Date | null
    message_id: string | null
    thread_id: string
    has_attachments: boolean
    verdict: Json
    created_at: Date
    beginning: Generated<string>
    imap_envelope: string | null
    imap_structure: string | null
  }
  mail_folder: {
    id: string
    mailbox_id: string
    path: string
    role: string | null
    uid_validity: number
    uid_next: Generated<number>
    modseq: Generated<number>
    is_subscribed: Generated<boolean>
    messages: Generated<number>
    unseen: Generated<number>
    bytes: Generated<number>
    created_at: Date
  }
  mail_forwarding: {
    id: string
    mailbox_id: string
    target: string
    keeps_copy: boolean
    state: string
    end_reason: string | null
    token_hash: Buffer
    asked_at: Date
    expires_at: Date
    confirmed_at: Date | null
    ended_at: Date | null
    failing_since: Date | null
    failed_at: Date | null
    failures: Generated<number>
    said: string | null
  }
  mail_gone: {
    folder_id: string
    uid: number
    modseq: number
    gone_at: Date
  }
  mail_message: {
    folder_id: string
    uid: number
    id: string
    blob_id: string
    flags: Generated<string[]>
    modseq: number
    internal_date: Date
  }
  mail_sending: {
    id: string
    account_id: string | null
    kind: string
    sender: string
    raw: Buffer | null
    size: number
    message_id: string | null
    subject: string
    created_at: Date
    expires_at: Date
    delay_told_at: Date | null
    facts: Json
  }
  mail_sending_to: {
    id: string
    sending_id: string
    address: string
    is_inside: boolean
    state: string
    tries: Generated<number>
    due_at: Date
    said: string | null
    done_at: Date | null
    in_hand: string | null
  }
  mail_thread_name: {
    mailbox_id: string
    message_id: string
    thread_id: string
  }
  mailbox: {
    id: string
    account_id: string
    address: string
    state: string
    state_since: Date
    quota_bytes: number
    used_bytes: Generated<number>
    warned_percent: Generated<number>
    full_since: Date | null
    last_uid_validity: number
    created_at: Date
  }
  meeting_alias: {
    sitting_id: string
    alias: string
    event_id: string
    person_id: string
  }
  meeting_announcement: {
    id: string
    sitting_id: string
    event_id: string
    words: string
    made_by: string | null
    made_at: Date
    ended_at: Date | null
  }
  meeting_conduct: {
    sitting_id: string
    event_id: string
    list_is_closed: Generated<boolean>
    ended_at: Date | null
    chat_is_paused: Generated<boolean>
    speaker_seconds: number | null
    suspended_at: Date | null
    resumes_at: Date | null
  }
  meeting_door: {
    sitting_id: string
    event_id: string
    person_id: string
    reason: string
    knocked_at: Date
    admitted_at: Date | null
    admitted_by: string | null
  }
  meeting_key: {
    kid: string
    public_pem: string
    private_pem: Buffer
    made_at: Date
  }
  meeting_log: {
    id: string
    sitting_id: string
    event_id: string
    at: Date
    what: string
    person_id: string | null
    organisation_id: string | null
    by_person_id: string | null
    words: string | null
  }
  meeting_message: {
    id: string
    sitting_id: string
    event_id: string
    person_id: string
    words: string
    sent_at: Date
    removed_by: string | null
  }
  meeting_role: {
    sitting_id: string
    event_id: string
    person_id: string
    role: string
  }
  meeting_roll: {
    sitting_id: string
    event_id: string
    organisation_id: string
    marked_at: Date
    marked_by: string | null
  }
  meeting_room: {
    sitting_id: string
    event_id: string
    format: string
    engine: string
    address: string | null
    secret: Buffer | null
    telephone: string | null
    capacity: number | null
    is_open: Generated<boolean>
    changed_at: Date
    settings: Generated<Json>
    languages: Generated<string[]>
  }
  meeting_run: {
    id: string
    sitting_id: string
    event_id: string
    engine: string
    name: string
    server: string | null
    mark: string | null
    began_at: Date
    asked_at: Date | null
    ended_at: Date | null
  }
  notice: {
    id: string
    kind: string
    state: Generated<string>
    is_urgent: Generated<boolean>
    wordings: Json
    shown_from: Date | null
    shown_until: Date | null
    begins_at: Date | null
    ends_at: Date | null
    categories: Generated<string[]>
    by_mail: Generated<boolean>
    mail_state: Generated<string>
    mailed_after: string | null
    mailed: Generated<number>
    revision: Generated<number>
    created_by: string | null
    created_at: Date
    changed_at: Date
    published_at: Date | null
    withdrawn_at: Date | null
  }
  notice_dismissal: {
    notice_id: string
    person_id: string
    at: Date
  }
  notice_version: {
    notice_id: string
    revision: number
    what: string
    wordings: Json
    by_account: string | null
    at: Date
  }
  one_time_code: {
    id: string
    account_id: string
    secret: Buffer | null
    created_at: Date
    confirmed_at: Date | null
    last_step: number | null
    used_at: Date | null
    ended_at: Date | null
  }
  organisation: {
    id: string
    country_code: string
    category: string
    state: Generated<string>
    membership: Generated<string>
    sectors: Generated<string[]>
    name: string
    web_site: string | null
    created_at: Date
    code: string | null
    study_group: string | null
    parent_id: string | null
    postal_address: string | null
    member_since: string | null
    member_until: string | null
    arrears_since: string | null
    merged_into: string | null
    decided_at: Date | null
    decision_note: string | null
    changed_at: Date | null
    acronyms: Generated<string[]>
    terms: ColumnType<string | null, never, never>
  }
  organisation_batch: {
    id: string
    source: string
    made_by: string | null
    made_at: Date
    rows_new: number
    rows_changed: number
    rows_same: number
    rows_refused: number
    undone_by: string | null
    undone_at: Date | null
  }
  organisation_batch_row: {
    batch_id: string
    organisation_id: string
    line: number
    old_data: Json
    new_data: Json
  }
  organisation_change: {
    id: string
    request_id: string
    organisation_id: string
    field: string
    old_value: Json
    new_value: Json
    state: string
    asked_by: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    reason: string | null
  }
  organisation_contact: {
    organisation_id: string
    role: string
    name: string | null
    email: string | null
    phone: string | null
    visibility: string
  }
  organisation_domain: {
    organisation_id: string
    domain: string
  }
  organisation_former_name: {
    organisation_id: string
    name: string
    until_year: number | null
    terms: ColumnType<string | null, never, never>
  }
  organisation_name: {
    organisation_id: string
    language: string
    name: string
    terms: ColumnType<string | null, never, never>
  }
  organisation_search: {
    organisation_id: string
    country_code: string
    category: string
    name: string
    names: string
    terms: string
  }
  outbox: {
    id: string
    lane: string
    occasion: string
    person_id: string | null
    to_address: string
    language: string
    facts: Json
    once_key: string | null
    state: Generated<string>
    message_id: string
    subject: string | null
    text_body: string | null
    html_body: string | null
    source: string | null
    tries: Generated<number>
    due_at: Date
    taken_at: Date | null
    sent_at: Date | null
    last_error: string | null
    created_at: Date
    to_name: string | null
    holds_secrets: Generated<boolean>
  }
  override_change: {
    id: string
    at: Date
    account_id: string | null
    event_id: string | null
    group_id: string | null
    category: string
    from_regime: string | null
    to_regime: string | null
    reason: string
  }
  participants_file: {
    event_id: string
    language: string
    asked_at: Date
    made_at: Date | null
    pdf: Buffer | null
  }
  passkey: {
    id: string
    account_id: string
    credential_id: string
    public_key: Buffer
    counter: number
    transports: Generated<string[]>
    may_be_copied: boolean
    is_copied: boolean
    name: string
    created_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  person: {
    id: string
    name: string
    badge_name: string | null
    other_script_name: string | null
    country_code: string
    phone: string | null
    phone_e164: string | null
    job_title: string | null
    language: string
    time_zone: string | null
    created_at: Date
    search: ColumnType<string | null, never, never>
    words: ColumnType<string[] | null, never, never>
  }
  person_visibility: {
    person_id: string
    listed_since: Date | null
    name: Generated<string>
    organisation: Generated<string>
    job_title: Generated<string>
    email: Generated<string>
    phone: Generated<string>
    country: Generated<string>
    languages: Generated<string>
  }
  rate_limit: {
    key: string
    points: number
    expire: number | null
  }
  recovery_code: {
    id: string
    account_id: string
    mark: string
    code_hash: string
    created_at: Date
    used_at: Date | null
    ended_at: Date | null
  }
  registration: {
    id: string
    number: string
    event_id: string
    person_id: string
    organisation_id: string | null
    category: string
    state: string
    mode: string | null
    answers: Generated<Json>
    asks_visa: Generated<boolean>
    in_participants_list: Generated<boolean>
    rule: string | null
    waits_for: string | null
    decision_reason: string | null
    revision: Generated<number>
    created_at: Date
    submitted_at: Date | null
    decided_at: Date | null
    decided_by: string | null
    changed_at: Date
    offer_until: Date | null
    escalated_at: Date | null
  }
  registration_bulk: {
    id: string
    account_id: string
    act: string
    mode: string | null
    reason: string | null
    asked_at: Date
    ended_at: Date | null
  }
  registration_bulk_row: {
    bulk_id: string
    place: number
    registration_id: string
    begun_at: Date | null
    done_at: Date | null
    became: string | null
    refused: string | null
  }
  registration_challenge: {
    registration_id: string
    organisation_id: string
    why: string
    sent_to: string | null
    sent_at: Date
    answer: string | null
    answered_at: Date | null
    answered_by: string | null
    words: string | null
    settled: string | null
    settled_at: Date | null
    settled_by: string | null
  }
  registration_columns: {
    account_id: string
    columns: string[]
    changed_at: Date
  }
  registration_export: {
    id: string
    account_id: string
    query: string
    form: string
    columns: string[]
    language: string
    state: string
    rows_done: Generated<number>
    rows_all: number
    bytes: Generated<number>
    asked_at: Date
    moved_at: Date
    ready_at: Date | null
    expires_at: Date
    fetched: Generated<number>
  }
  registration_export_piece: {
    export_id: string
    place: number
    bytes: Buffer
  }
  registration_move: {
    id: string
    registration_id: string
    at: Date
    actor_account_id: string | null
    from_state: string | null
    to_state: string
    rule: string | null
    reason: string | null
  }
  registration_note: {
    id: string
    person_id: string
    registration_id: string | null
    words: string
    written_by: string
    written_at: Date
  }
  registration_on_behalf: {
    registration_id: string
    organisation_id: string
    capacity: string
    registered_by: string
    at: Date
    declined_at: Date | null
  }
  registration_reminder: {
    registration_id: string
    kind: string
    about: string
    told_at: Date
  }
  role_grant: {
    id: string
    account_id: string
    role: string
    granted_at: Date
    granted_by: string | null
    ended_at: Date | null
    ended_by: string | null
  }
  saved_view: {
    id: string
    account_id: string
    place: string
    name: string
    query: string
    created_at: Date
  }
  sign_in_throttle: {
    key: Buffer
    failures: number
    free_at: Date
    last_at: Date
    forget_at: Date
  }
  sign_up: {
    id: string
    token_hash: Buffer
    email: string
    email_key: string
    answers: Json
    language: string
    return_to: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
    ended_at: Date | null
    letters_sent: Generated<number>
    letter_sent_at: Date
  }
  sound_choice: {
    sitting_id: string
    event_id: string
    person_id: string
    listens_to: Generated<string>
    speaks_to: string | null
    changed_at: Date
  }
  standard_reply: {
    id: string
    title: string
    desk: string | null
    words: Json
    created_by: string
    changed_at: Date
    ended_at: Date | null
  }
  viewing: {
    id: string
    account_id: string
    by_account_id: string
    visit_id: string
    reason: string
    started_at: Date
    until: Date
    ended_at: Date | null
  }
  visa_letter: {
    id: string
    request_id: string
    serial: string
    language: string
    facts: Buffer | null
    file: Buffer | null
    issued_at: Date
    issued_by: string
    ended_at: Date | null
    end_reason: string | null
  }
  visa_request: {
    id: string
    registration_id: string
    state: string
    details: Buffer | null
    returned_fields: Generated<string[]>
    officer_note: string | null
    taken_by: string | null
    revision: Generated<number>
    created_at: Date
    sent_at: Date | null
    changed_at: Date
    erased_at: Date | null
  }
  visit: {
    id: string
    token_hash: Buffer
    account_id: string | null
    kept: Generated<Json>
    created_at: Date
    seen_at: Date
    proven_at: Date | null
    expires_at: Date
    ended_at: Date | null
    device: Generated<string>
    assurance: Generated<string>
    viewed_account_id: string | null
    viewed_until: Date | null
    lifetime: Generated<string>
  }
  webmail_form: {
    mailbox_id: string
    id: string
    turn: number
    digest: Buffer
    draft_id: string
    earlier: string[]
    saved_at: Date
  }
  webmail_judgement: {
    blob_id: string
    level: string
    signs: Json
    judged_at: Date
  }
  webmail_report: {
    id: string
    mailbox_id: string
    sender: string
    subject: string
    header: Buffer
    signs: Json
    reported_at: Date
  }
  webmail_sender: {
    mailbox_id: string
    address: string
    shows_pictures: Generated<boolean>
    is_known: Generated<boolean>
    changed_at: Date
  }
  webmail_sending: {
    id: string
    mailbox_id: string
    draft_id: string
    state: string
    refusal: Json
    due_at: Date
    made_at: Date
    ended_at: Date | null
  }
  webmail_setting: {
    mailbox_id: string
    signature: Generated<string>
    changed_at: Date
  }
}
