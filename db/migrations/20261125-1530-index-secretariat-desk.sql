-- What the secretariat has decided and still has to decide, in every state.
create index registration_by_secretariat on registration (state, submitted_at) where waits_for = 'secretariat';
