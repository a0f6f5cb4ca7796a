import pg from 'pg'
import { clientOptions, type Connection } from './pool.ts'

type Socket = Extract<Connection, { host: string }>

/** Makes the database inside a server of our own, unless it is there. */
export async function createDatabase(connection: Socket, template?: string): Promise<void> {
  const client = new pg.Client(clientOptions({ ...connection, database: 'postgres' }))
  await client.connect()
  try {
    const name = client.escapeIdentifier(connection.database)
    const from = template ? `template ${client.escapeIdentifier(template)}` : ''
    await client.query(`create database ${name} ${from}`)
  } catch (error) {
    const isThere = error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')
    if (!isThere) throw error
  } finally {
    await client.end()
  }
}

/** Removes a database, whoever is still connected to it. Tests only. */
export async function dropDatabase(connection: Socket): Promise<void> {
  const client = new pg.Client(clientOptions({ ...connection, database: 'postgres' }))
  await client.connect()
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(connection.database)} with (force)`)
  } finally {
    await client.end()
  }
}
